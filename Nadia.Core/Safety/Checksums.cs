namespace Nadia.Core.Safety;

/// <summary>Tells real numbers from digits that only look like them.</summary>
internal static class Checksums
{
    /// <summary>13 to 19 digits that pass the Luhn check (ISO/IEC 7812-1).</summary>
    public static bool IsCardNumber(string text)
    {
        var digits = Digits(text);
        if (digits.Length is < 13 or > 19 || digits.Distinct().Count() < 2) return false;
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = digits[^(i + 1)] - '0';
            if (i % 2 == 1) value = value > 4 ? (value * 2) - 9 : value * 2;
            sum += value;
        }

        return sum % 10 == 0;
    }

    /// <summary>15 to 34 characters whose remainder is right (ISO 7064, mod 97).</summary>
    public static bool IsIban(string text)
    {
        var iban = text.Replace(" ", "", StringComparison.Ordinal);
        if (iban.Length is < 15 or > 34) return false;
        var remainder = 0;
        foreach (var c in iban[4..] + iban[..4])
        {
            remainder = char.IsAsciiDigit(c) ? ((remainder * 10) + (c - '0')) % 97 : ((remainder * 100) + (c - 'a' + 10)) % 97;
        }

        return remainder == 1;
    }

    /// <summary>8 to 15 digits (E.164's most).</summary>
    public static bool HasPhoneDigits(string text) => Digits(text).Length is >= 8 and <= 15;

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
