namespace Nadia.Core.Safety;

/// <summary>The rules a new installation starts with, in English and Spanish.</summary>
public static class StarterRules
{
    public static IReadOnlyList<Rule> All { get; } =
        [.. HarmRules.All, .. PrivacyRules.All, .. PromiseRules.All, .. HonestyRules.All];
}
