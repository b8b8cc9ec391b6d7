using Nadia.Core.Conversations;
using Nadia.Core.Customers.Facts;

namespace Nadia.Core.Drafting.Notes;

internal static class FactCheck
{
    /// <summary>The facts whose quote the customer really wrote, each with its message; the others are gone.</summary>
    public static IReadOnlyList<FoundFact> Verified(this IReadOnlyList<FactNote> notes, IReadOnlyList<ContextMessage> messages) =>
    [
        .. from note in notes
           let source = messages.FirstOrDefault(m => m.Direction == MessageDirection.In && Quotation.IsIn(m.Text, note.Quote))
           where source is not null
           select new FoundFact(note.Text, note.Quote, source.Id),
    ];
}
