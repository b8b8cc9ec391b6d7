namespace Nadia.Core.Safety;

/// <summary>Numbers that should not travel through a chat.</summary>
public enum NumberShape
{
    /// <summary>A payment card: 13 to 19 digits that pass the Luhn check (ISO/IEC 7812-1).</summary>
    Card,

    /// <summary>A bank account: ISO 13616, remainder by ISO 7064 mod 97.</summary>
    Iban,

    /// <summary>A telephone: 8 to 15 digits (ITU-T E.164) behind a plus, in groups, or behind a word such as "call".</summary>
    Phone,
}
