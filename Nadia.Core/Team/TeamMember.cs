using Microsoft.AspNetCore.Identity;

namespace Nadia.Core.Team;

/// <summary>A person who works in NADIA: a reviewer, an admin or both.</summary>
public sealed class TeamMember : IdentityUser
{
    /// <summary>The name colleagues see beside a claim or a decision.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Set when an admin shut the person out; null while they may sign in.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>How the audit names this member.</summary>
    internal string Subject => $"member:{Id}";
}
