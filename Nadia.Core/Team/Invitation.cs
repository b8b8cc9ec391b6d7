namespace Nadia.Core.Team;

/// <summary>Whom an admin asks into the team.</summary>
public sealed record Invitation(string Email, string Name, IReadOnlyList<string> Roles);
