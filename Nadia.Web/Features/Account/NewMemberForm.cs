namespace Nadia.Web.Features.Account;

/// <summary>What the set-up page and the new-password page post.</summary>
public sealed class NewMemberForm
{
    public string? Email { get; set; }

    public string? Name { get; set; }

    public string? Password { get; set; }
}
