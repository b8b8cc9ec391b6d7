using System.ComponentModel.DataAnnotations;
using Nadia.Core.Common;

namespace Nadia.Core.Team;

/// <summary>What a team member's own data must be like.</summary>
public static class MemberRules
{
    public const int MaxName = 100;
    public const int MaxEmail = 200;

    private static readonly EmailAddressAttribute Address = new();

    public static Refusal? CheckName(string? name) => TextRules.Required("name", name, MaxName);

    public static Refusal? CheckEmail(string? email) =>
        TextRules.Required("email", email, MaxEmail) ?? (Address.IsValid(email) && !email!.Any(char.IsWhiteSpace) ? null : new Invalid("email", Words.Of("must be an e-mail address.")));

    public static Refusal? CheckRoles(IReadOnlyCollection<string> roles) =>
        roles.Count > 0 && roles.All(Roles.All.Contains) ? null : new Invalid("roles", Words.Of("must be Reviewer, Admin or both."));
}
