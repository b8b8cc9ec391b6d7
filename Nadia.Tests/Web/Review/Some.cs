using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Review;
using Nadia.Core.Safety;

namespace Nadia.Tests.Web.Review;

/// <summary>Things the review page shows, with values that fit most tests.</summary>
internal static class Some
{
    public static DateTimeOffset Noon { get; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <param name="minute">The place in the queue: minutes after noon.</param>
    public static QueueItem Row(int minute, string? heldBy = null, string name = "Mia", string excerpt = "Hello", long conversation = 0) => new(
        Guid.CreateVersion7(Noon.AddMinutes(minute)), $"u{minute}", null, name, CustomerStatus.Prospect, 0m, excerpt, 0m, Recommendation.Approve,
        Noon.AddMinutes(minute), Noon.AddMinutes(minute), false, heldBy, heldBy)
    {
        ConversationId = conversation == 0 ? minute + 1 : conversation,
    };

    public static ReviewView Draft(
        ReviewStatus status = ReviewStatus.Pending, string? heldBy = null, bool stale = false, Guid? id = null, int minute = 0, params string[] bubbles) => new()
        {
            Id = id ?? Guid.CreateVersion7(),
            ConversationId = 1,
            UserId = "u1",
            Nickname = null,
            Name = "Mia",
            CustomerStatus = CustomerStatus.Prospect,
            LtvUsd = 0,
            Status = status,
            CustomerMessage = "Hello",
            ThroughMessageId = 10,
            CreativeText = "Hi",
            Bubbles = bubbles is [] ? ["Hi", "How are you?"] : bubbles,
            Creative = new("a", 0, 0, 0, 0, 0),
            Refine = new("b", 0, 0, 0, 0, 0),
            Offline = false,
            Instruction = null,
            RiskScore = 0,
            Recommendation = Recommendation.Approve,
            Findings = [],
            WaitingSince = Noon,
            QueueAt = Noon.AddMinutes(minute),
            CreatedAt = Noon,
            Stale = stale,
            Holder = heldBy is null ? null : new(heldBy, heldBy, Noon, Noon.AddMinutes(1)),
        };

    public static MessageView Message(long id, MessageOrigin origin = MessageOrigin.Customer, string text = "Hello") => new(
        id, origin == MessageOrigin.Customer ? MessageDirection.In : MessageDirection.Out, origin, text, null, Noon.AddSeconds(id - 100), null, null, null, false);
}
