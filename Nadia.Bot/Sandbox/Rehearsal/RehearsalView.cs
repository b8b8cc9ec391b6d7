namespace Nadia.Bot.Sandbox.Rehearsal;

/// <summary>How far a running rehearsal is.</summary>
/// <param name="Id">Begins the user ids of its customers.</param>
public sealed record RehearsalView(string Id, string Name, int Done, int Steps);
