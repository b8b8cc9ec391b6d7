namespace Nadia.Bot.Sandbox;

/// <summary>A customer who is played in the sandbox.</summary>
public sealed record SandboxPerson(string UserId, string Name, string LastText, DateTimeOffset LastAt);
