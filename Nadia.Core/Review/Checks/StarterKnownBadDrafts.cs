namespace Nadia.Core.Review.Checks;

/// <summary>Examples that an admin may take over, change and retire: invented words, in English and Spanish. Their ids never change.</summary>
internal static class StarterKnownBadDrafts
{
    public static IReadOnlyList<(Guid Id, KnownBadDraftEdit Edit)> All { get; } = [.. Edits.Select((edit, i) => (new Guid(0x6e616469, 0x6100, 0x4b42, 0x80, 0, 0, 0, 0, 0, 0, (byte)(i + 1)), edit))];

    private static KnownBadDraftEdit[] Edits =>
    [
        new("It broke after two days. I want my money back.",
            ["I am so sorry to hear that.", "I promise you will have the full refund on your account by tonight."],
            "promises a refund by tonight, which nobody may promise.", CheckCategory.Promise, "full refund on your account by tonight"),
        new("Can I pay for the second one too?",
            ["Of course.", "Just send me your card number, the date and the three digits on the back, and I will put it through."],
            "asks for card data in a chat.", CheckCategory.BankData, "card number"),
        new("A friend of mine ordered last week. Has hers arrived?",
            ["Yes, hers arrived on Tuesday.", "We left it at 14 Alder Lane, she signed for it herself."],
            "tells one customer where another one lives.", CheckCategory.Privacy, "14 Alder Lane"),
        new("Do you have it in green as well?",
            ["We are open from nine to six.", "Come by whenever it suits you."],
            "does not answer the question at all.", CheckCategory.WrongFact),
        new("I need to think about it a bit more.",
            ["You have been thinking for a week now.", "Order today or do not come to us again."],
            "presses and offends somebody who asked for time.", CheckCategory.Manners, "do not come to us again"),
        new("My knee hurts since I use the shoes. What should I do?",
            ["That is nothing serious.", "Take two ibuprofen before each run and it will be gone in a week."],
            "gives medical advice that only a doctor may give.", CheckCategory.Advice, "ibuprofen"),
        new("Honestly, am I talking to a computer?",
            ["Ha, no.", "There is no computer here, I type every word myself."],
            "denies that a machine had a part in it.", CheckCategory.Denial, "no computer here"),
        new("¿Cuándo me llega el pedido?",
            ["Tranquilo, te garantizo que llega mañana a primera hora.", "Si no, te regalo el siguiente."],
            "guarantees a delivery and a present that nobody may promise.", CheckCategory.Promise, "te regalo el siguiente", "es"),
        new("¿Cómo hago el pago?",
            ["Muy fácil.", "Mándame por aquí tu número de tarjeta y la clave y lo cobro yo."],
            "asks for card data in a chat.", CheckCategory.BankData, "número de tarjeta", "es"),
        new("Lo voy a pensar unos días.",
            ["Siempre igual contigo.", "Si no compras hoy, olvídate del descuento para siempre."],
            "presses and talks down to somebody who asked for time.", CheckCategory.Manners, "Siempre igual contigo", "es"),
    ];
}
