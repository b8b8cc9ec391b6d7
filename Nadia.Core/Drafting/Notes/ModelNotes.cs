namespace Nadia.Core.Drafting.Notes;

/// <summary>What the second stage noted beside the bubbles. A model that notes nothing, or knows nothing of notes, is as good as any.</summary>
internal sealed record ModelNotes(IReadOnlyList<FactNote> Facts, IReadOnlyList<PromiseNote> Promises)
{
    public static ModelNotes None { get; } = new([], []);
}
