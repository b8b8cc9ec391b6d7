namespace Nadia.Core.Team;

/// <summary>The roles of the team. An admin may do all that a reviewer may.</summary>
public static class Roles
{
    public const string Reviewer = "Reviewer";
    public const string Admin = "Admin";

    public static IReadOnlyList<string> All { get; } = [Reviewer, Admin];
}
