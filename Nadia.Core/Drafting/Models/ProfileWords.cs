using System.Globalization;

namespace Nadia.Core.Drafting.Models;

/// <summary>A profile as a line of the audit: all but the keys.</summary>
internal static class ProfileWords
{
    private const int MaxDetail = 1000;

    public static string Say(ProfileDefinition profile)
    {
        var text = $"{profile.Name.Trim()}{(profile.Enabled ? "" : " (off)")}; creative: {Say(profile.Creative)}; refine: {Say(profile.Refine)}";
        return text.Length <= MaxDetail ? text : text[..MaxDetail];
    }

    private static string Say(StageDefinition stage) => stage.IsEmpty ? "none" : string.Create(
        CultureInfo.InvariantCulture,
        $"{stage}, {stage.InputUsdPerMillion}/{stage.CachedInputUsdPerMillion ?? stage.InputUsdPerMillion}/{stage.OutputUsdPerMillion} USD, key {Key(stage)}");

    private static string Key(StageDefinition stage) => stage.Key switch
    {
        null => "as it was",
        _ when string.IsNullOrWhiteSpace(stage.Key) => "removed",
        _ => "new",
    };
}
