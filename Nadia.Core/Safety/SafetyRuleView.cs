namespace Nadia.Core.Safety;

/// <summary>A rule as admins see it.</summary>
/// <param name="Version">To be handed back with a change: a rule that somebody else changed meanwhile is not overwritten.</param>
/// <param name="Ships">True when NADIA ships a rule of this name, so that it can be restored.</param>
/// <param name="AsShipped">True when it is as it ships.</param>
public sealed record SafetyRuleView(RuleDefinition Definition, uint Version, DateTimeOffset UpdatedAt, string UpdatedBy, bool Ships, bool AsShipped);
