namespace Nadia.Web.Features.Account;

/// <summary>How soon a disabled or changed account is noticed.</summary>
public sealed class SignInTiming
{
    /// <summary>Between two looks at a signed-in cookie or open page; a revoked one works no longer than this.</summary>
    public TimeSpan CheckEvery { get; init; } = TimeSpan.FromSeconds(30);
}
