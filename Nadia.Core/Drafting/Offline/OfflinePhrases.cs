using System.Collections.Frozen;

namespace Nadia.Core.Drafting.Offline;

/// <summary>
/// One language of the offline drafter. It states nothing of the business, because it knows nothing of it: it says what it will have
/// checked. <c>{topic}</c> is where the customer's own words are quoted back.
/// </summary>
internal sealed record OfflinePhrases(
    string Hello,
    string HelloName,
    string Remember,
    FrozenDictionary<OfflineIntent, string[]> Answers,
    FrozenDictionary<OfflineIntent, string> Questions)
{
    public static OfflinePhrases English { get; } = new(
        "Hello!",
        "Hi {name}!",
        "I also have in mind what you wrote before: “{topic}”.",
        new Dictionary<OfflineIntent, string[]>
        {
            [OfflineIntent.Complaint] =
            [
                "I'm sorry to hear that{topic}. A person of the team is going to look at it, and we answer you here.",
                "That should not have happened, I'm sorry{topic}. I'm passing it to the team so that somebody looks at it.",
            ],
            [OfflineIntent.Price] =
            [
                "You are asking about a price{topic}. I don't have the figure at hand, so I'm checking with the team and answer you here.",
                "About the price{topic}: I would rather give you the right figure than a guess, so I'm asking the team.",
            ],
            [OfflineIntent.Order] =
            [
                "This is about an order{topic}. I'm asking the team where things stand and write to you here.",
                "I'm looking into the order with the team{topic}, and you hear from us here.",
            ],
            [OfflineIntent.Time] =
            [
                "You are asking about a time{topic}. I want to tell you the right one, so I'm checking with the team first.",
                "About the time{topic}: I'm asking the team, so that you get a sure answer.",
            ],
            [OfflineIntent.Question] =
            [
                "Good question{topic}. I would rather check than guess, so I'm asking the team and answer you here.",
                "I have read your question{topic}. I'm finding out and write to you here.",
            ],
            [OfflineIntent.Thanks] = ["You're welcome!", "With pleasure!"],
            [OfflineIntent.Goodbye] = ["Take care, and write whenever you like.", "Until next time!"],
            [OfflineIntent.Greeting] = ["Nice to hear from you.", "Good that you write."],
            [OfflineIntent.Statement] = ["Thank you for telling us{topic}. The team sees it too.", "I have read it{topic}, thank you. The team sees it too."],
        }.ToFrozenDictionary(),
        new Dictionary<OfflineIntent, string>
        {
            [OfflineIntent.Complaint] = "Could you tell me your order number, or when it happened?",
            [OfflineIntent.Price] = "Which one are you thinking of?",
            [OfflineIntent.Order] = "Do you have an order number for me?",
            [OfflineIntent.Time] = "Which day would suit you?",
            [OfflineIntent.Question] = "Is there anything else I should ask for you?",
            [OfflineIntent.Thanks] = "Is there anything else we can do for you?",
            [OfflineIntent.Greeting] = "What can we do for you?",
            [OfflineIntent.Statement] = "How can we help you with it?",
        }.ToFrozenDictionary());
}
