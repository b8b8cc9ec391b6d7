namespace Nadia.Core.Team;

/// <summary>One line of the team's list.</summary>
/// <param name="HasJoined">False while an invited member has not set a password.</param>
public sealed record MemberRow(
    string Id, string Name, string Email, IReadOnlyList<string> Roles, bool HasJoined, DateTimeOffset? DisabledAt, DateTimeOffset? LastSignInAt);
