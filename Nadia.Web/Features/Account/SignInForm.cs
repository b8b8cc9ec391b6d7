namespace Nadia.Web.Features.Account;

/// <summary>What the sign-in page posts.</summary>
public sealed class SignInForm
{
    public string? Email { get; set; }

    public string? Password { get; set; }
}
