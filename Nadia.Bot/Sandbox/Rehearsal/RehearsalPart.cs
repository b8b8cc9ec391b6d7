namespace Nadia.Bot.Sandbox.Rehearsal;

/// <summary>One customer's part in a scenario; all parts are played at the same time.</summary>
public sealed record RehearsalPart(string Name, params IReadOnlyList<RehearsalStep> Steps);
