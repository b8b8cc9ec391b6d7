using Nadia.Core.Conversations;
using Nadia.Core.Customers;

namespace Nadia.Core.Search;

/// <summary>One text that has the words.</summary>
/// <param name="Id">Of the message, of the review or of the customer.</param>
/// <param name="At">When it was said or written.</param>
/// <param name="By">Who wrote it; null for the customer's own words and for notes on customers.</param>
/// <param name="Direction">Of a message; null for notes.</param>
/// <param name="DraftId">The draft that the note was made on; null for anything else.</param>
/// <param name="Held">The message is in quarantine.</param>
public sealed record SearchHit(
    long Id, DateTimeOffset At, string Text, string UserId, string? Nickname, string? Name, string? By, MessageDirection? Direction, Guid? DraftId, bool Held)
{
    public string DisplayName => CustomerNames.Display(Nickname, Name, UserId);
}
