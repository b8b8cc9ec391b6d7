namespace Nadia.Core.Safety;

/// <summary>The rules a new installation starts with, in English and Spanish.</summary>
public static class StarterRules
{
    public static IReadOnlyList<RuleDefinition> All { get; } =
        [.. HarmRules.All.Concat(PrivacyRules.All).Concat(PromiseRules.All).Concat(HonestyRules.All).Concat(InjectionRules.All).Select(rule => rule.WithExamples())];

    /// <summary>Null for a rule that the business made itself.</summary>
    public static RuleDefinition? Find(string name) => All.FirstOrDefault(r => r.Name == name);

    internal static IEnumerable<SafetyRule> At(DateTimeOffset now) =>
        All.Select(rule => new SafetyRule { Name = rule.Name, Definition = rule, UpdatedAt = now, UpdatedBy = "NADIA" });
}
