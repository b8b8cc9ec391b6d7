namespace Nadia.Core.Drafting.Templates;

/// <summary>The reply templates a new installation starts with, in English and Spanish: four a level, plain and honest.</summary>
internal static class StarterReplyTemplates
{
    public static IEnumerable<ReplyTemplate> All => [.. English, .. Spanish];

    private static IEnumerable<ReplyTemplate> English =>
    [
        .. Level("en", ReplyTemplateLevel.Soft,
            "No hurry at all. I'm here whenever you want to know more.",
            "If it helps, I can send you a short overview.",
            "Would a few examples be useful to you?",
            "Happy to answer anything else you are wondering about."),
        .. Level("en", ReplyTemplateLevel.Medium,
            "Shall I put together an offer that fits what you told me?",
            "Would you like to see what it would look like for you?",
            "I can reserve a place for you until tomorrow, if you like.",
            "Should I send you the details so that you can decide in peace?"),
        .. Level("en", ReplyTemplateLevel.Direct,
            "Would you like to order now? I can take care of it right here.",
            "Tell me which one you want and I will get it ready for you.",
            "Shall we book it? It takes two minutes.",
            "Ready when you are: just say yes and I will send the payment details."),
    ];

    private static IEnumerable<ReplyTemplate> Spanish =>
    [
        .. Level("es", ReplyTemplateLevel.Soft,
            "Sin ninguna prisa. Aquí estoy cuando quieras saber más.",
            "Si te sirve, puedo enviarte un pequeño resumen.",
            "¿Te vendrían bien algunos ejemplos?",
            "Con gusto te aclaro cualquier otra duda que tengas."),
        .. Level("es", ReplyTemplateLevel.Medium,
            "¿Te preparo una propuesta a partir de lo que me has contado?",
            "¿Te gustaría ver cómo quedaría en tu caso?",
            "Si quieres, te puedo reservar un lugar hasta mañana.",
            "¿Te envío los detalles para que lo decidas con calma?"),
        .. Level("es", ReplyTemplateLevel.Direct,
            "¿Quieres pedirlo ahora? Me encargo desde aquí mismo.",
            "Dime cuál quieres y te lo dejo preparado.",
            "¿Lo reservamos? Son dos minutos.",
            "Cuando quieras: me dices que sí y te envío los datos de pago."),
    ];

    private static IEnumerable<ReplyTemplate> Level(string language, ReplyTemplateLevel level, params string[] texts) =>
        texts.Select((text, i) => new ReplyTemplate { Level = level, Language = language, Text = text, Position = i });
}
