namespace Nadia.Core.Drafting.Templates;

/// <summary>The reply templates a new installation starts with: four a level, plain and honest.</summary>
internal static class StarterReplyTemplates
{
    public static IEnumerable<ReplyTemplate> All =>
    [
        .. Level(ReplyTemplateLevel.Soft,
            "No hurry at all. I'm here whenever you want to know more.",
            "If it helps, I can send you a short overview.",
            "Would a few examples be useful to you?",
            "Happy to answer anything else you are wondering about."),
        .. Level(ReplyTemplateLevel.Medium,
            "Shall I put together an offer that fits what you told me?",
            "Would you like to see what it would look like for you?",
            "I can reserve a place for you until tomorrow, if you like.",
            "Should I send you the details so that you can decide in peace?"),
        .. Level(ReplyTemplateLevel.Direct,
            "Would you like to order now? I can take care of it right here.",
            "Tell me which one you want and I will get it ready for you.",
            "Shall we book it? It takes two minutes.",
            "Ready when you are: just say yes and I will send the payment details."),
    ];

    private static IEnumerable<ReplyTemplate> Level(ReplyTemplateLevel level, params string[] texts) =>
        texts.Select((text, i) => new ReplyTemplate { Level = level, Language = "en", Text = text, Position = i });
}
