using static Nadia.Core.Safety.RuleCategories;

namespace Nadia.Core.Safety;

/// <summary>Data that should not travel through a chat: cards, bank accounts, contacts, links.</summary>
internal static class PrivacyRules
{
    public static IReadOnlyList<RuleDefinition> All { get; } =
    [
        new RuleDefinition("card-number", Payment, Severity.Severe, null, "Holds what looks like a payment card number.")
            .Number(NumberShape.Card),
        new RuleDefinition("iban", Payment, Severity.Major, null, "Holds what looks like a bank account number (IBAN).")
            .Number(NumberShape.Iban),
        new RuleDefinition("asks-card-data", Payment, Severity.Major, JudgedText.Reply, "Speaks of card or bank secrets, which never belong in a chat.")
            .Words("card number", "credit card details", "cvv", "cvc", "security code", "card pin", "routing number", "bank login", "bank account number",
                "your pin", "numero de tarjeta", "numero de tu tarjeta", "datos de tu tarjeta", "codigo de seguridad", "numero de cuenta", "clave del banco"),
        new RuleDefinition("asks-password", Payment, Severity.Severe, JudgedText.Reply, "Asks for a password or a one-time code.")
            .Expression(@"\b(?:send|tell|give|share|type)\s+(?:me|us)\s+(?:your|the)\s+(?:password|passcode|login\s+code|verification\s+code|one-time\s+code)\b|\b(?:dime|enviame|mandame|pasame)\s+(?:tu|la|el)\s+(?:contrasena|clave|codigo)\b"),
        new RuleDefinition("phone-number", Contact, Severity.Minor, JudgedText.Reply, "Gives away a phone number.")
            .Number(NumberShape.Phone),
        new RuleDefinition("email-address", Contact, Severity.Minor, JudgedText.Reply, "Gives away an e-mail address.")
            .Expression(@"\b[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*\.[a-z]{2,24}\b"),
        new RuleDefinition("street-address", Contact, Severity.Minor, JudgedText.Reply, "Gives away a street address.")
        { Except = @"\b(?:on|down|along|off|across)\s+the\s+(?:street|avenue|road|lane|boulevard)\b" }
            .Expression(@"\b\d{1,5}\s+(?:[a-z']+\s+){1,3}(?:street|avenue|ave|road|rd|lane|boulevard|blvd)\b|\b(?:calle|avenida|avda|carrera)\s+(?:[a-z']+\s+){1,4}(?:n[o.]?\s*)?\d{1,5}\b"),
        new RuleDefinition("link", Links, Severity.Minor, JudgedText.Reply, "Holds a link: make sure it is yours and works.")
            .Link(),
    ];
}
