using Nadia.Core.Common;

namespace Nadia.Core.Team;

/// <summary>Long enough is all that is asked of a password (NIST SP 800-63B, 3.1.1.2: length, no composition rules).</summary>
public static class PasswordRule
{
    public const int MinLength = 10;

    /// <summary>Hashing a longer one would only cost time.</summary>
    public const int MaxLength = 200;

    public static Invalid? Check(string? password) =>
        password?.Length is >= MinLength and <= MaxLength ? null : new Invalid("password", Words.Fill($"must be {MinLength} to {MaxLength} characters."));
}
