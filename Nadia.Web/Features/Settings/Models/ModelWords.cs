using System.Globalization;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Models;

namespace Nadia.Web.Features.Settings.Models;

/// <summary>How the parts of a profile are called on the screen.</summary>
internal static class ModelWords
{
    public static string Say(ModelStage stage) => stage switch
    {
        ModelStage.Creative => "Creative stage",
        ModelStage.Refine => "Refining stage",
    };

    public static string Prices(StageView stage) => stage.IsFree
        ? "costs nothing"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{stage.Settings.InputUsdPerMillion:0.######} / {stage.Settings.CachedInputUsdPerMillion ?? stage.Settings.InputUsdPerMillion:0.######} / {stage.Settings.OutputUsdPerMillion:0.######} USD a million tokens (input, cached, output)");

    public static string Say(StageTrial trial) => trial.Usage is not { } usage
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{usage.Model} · {usage.LatencyMs / 1000.0:0.0} s · {usage.InputTokens:N0} tokens in, {usage.CachedTokens:N0} of them cached, {usage.OutputTokens:N0} out · ${usage.CostUsd:0.000000}");

    /// <summary>The field as its label has it, and the rule: <c>Creative endpoint: must be …</c>.</summary>
    public static string Say(Invalid problem)
    {
        var field = problem.Field.Replace('_', ' ');
        return $"{char.ToUpperInvariant(field[0])}{field[1..]}: {problem.Rule}";
    }
}
