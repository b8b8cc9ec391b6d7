namespace Nadia.Core.Team;

/// <summary>A link that lets one member set a password once.</summary>
/// <param name="Code">The secret in the link. Shown once; only its hash is kept.</param>
/// <param name="MemberName">Whom it is for.</param>
public sealed record OneTimeLink(string Code, string MemberName, DateTimeOffset ExpiresAt);
