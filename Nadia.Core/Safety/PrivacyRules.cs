using static Nadia.Core.Safety.RuleCategories;

namespace Nadia.Core.Safety;

/// <summary>Data that should not travel through a chat: cards, bank accounts, contacts, links.</summary>
internal static class PrivacyRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new Rule("card-number", Payment, Severity.Severe, null, "Holds what looks like a payment card number.") { Verify = Checksums.IsCardNumber }
            .Pattern(@"\b\d(?:[ .-]?\d){12,18}\b"),
        new Rule("iban", Payment, Severity.Major, null, "Holds what looks like a bank account number (IBAN).") { Verify = Checksums.IsIban }
            .Pattern(@"\b[a-z]{2}\d{2}(?: ?[a-z0-9]){11,30}\b"),
        new Rule("asks-card-data", Payment, Severity.Major, JudgedText.Reply, "Speaks of card or bank secrets, which never belong in a chat.")
            .Words("card number", "credit card details", "cvv", "cvc", "security code", "card pin", "routing number", "bank login", "bank account number",
                "your pin", "numero de tarjeta", "numero de tu tarjeta", "datos de tu tarjeta", "codigo de seguridad", "numero de cuenta", "clave del banco"),
        new Rule("asks-password", Payment, Severity.Severe, JudgedText.Reply, "Asks for a password or a one-time code.")
            .Pattern(@"\b(?:send|tell|give|share|type)\s+(?:me|us)\s+(?:your|the)\s+(?:password|passcode|login\s+code|verification\s+code|one-time\s+code)\b|\b(?:dime|enviame|mandame|pasame)\s+(?:tu|la|el)\s+(?:contrasena|clave|codigo)\b"),
        new Rule("phone-number", Contact, Severity.Minor, JudgedText.Reply, "Gives away a phone number.") { Verify = Checksums.HasPhoneDigits }
            .Pattern(@"\+\d[\d ().-]{6,18}\d\b|\(\d{2,4}\)\s?\d{3,4}[ .-]?\d{3,4}\b|\b\d{3}[ .-]\d{3}[ .-]\d{3,4}\b|\b(?:call|phone|whatsapp|tel|telefono|llama|llamame|numero)\b[^\d\n]{0,15}\d[\d .-]{6,14}\d\b"),
        new Rule("email-address", Contact, Severity.Minor, JudgedText.Reply, "Gives away an e-mail address.")
            .Pattern(@"\b[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*\.[a-z]{2,24}\b"),
        new Rule("street-address", Contact, Severity.Minor, JudgedText.Reply, "Gives away a street address.")
            .Pattern(@"\b\d{1,5}\s+(?:[a-z']+\s+){1,3}(?:street|avenue|ave|road|rd|lane|boulevard|blvd)\b|\b(?:calle|avenida|avda|carrera)\s+(?:[a-z']+\s+){1,4}(?:n[o.]?\s*)?\d{1,5}\b"),
        new Rule("link", Links, Severity.Minor, JudgedText.Reply, "Holds a link: make sure it is yours and works.")
            .Pattern(@"\bhttps?://\S+|\bwww\.\S+|\b(?:t\.me|bit\.ly|tinyurl\.com|wa\.me)/\S+|\b[a-z0-9-]{2,63}\.(?:com|net|org|io|xyz|ru|info|biz|shop|top|click|es|mx|co)\b"),
    ];
}
