namespace Nadia.Core.Accounts;

/// <summary>A phone number that can be recognized by whoever knows it and used by nobody else.</summary>
public static class MaskedPhone
{
    private const int Kept = 2;

    /// <returns>Such as <c>+49 ••• 67</c>; null when it is too short to hide anything.</returns>
    public static string? Of(string? phoneNumber)
    {
        var digits = string.Concat((phoneNumber ?? "").Where(char.IsAsciiDigit));
        return digits.Length < 3 * Kept ? null : $"+{digits[..Kept]} ••• {digits[^Kept..]}";
    }
}
