using Nadia.Core.Quarantine;

namespace Nadia.Web.Features.Quarantine;

/// <summary>Which held messages are ticked: never one that is no longer shown, and never more than one batch holds.</summary>
public sealed class HeldSelection
{
    private readonly HashSet<long> ticked = [];

    public int Count => ticked.Count;

    public bool IsFull => ticked.Count >= QuarantineService.MaxBatch;

    public long[] Ids => [.. ticked.Order()];

    public bool Has(long id) => ticked.Contains(id);

    public void Set(long id, bool tick)
    {
        if (!tick) ticked.Remove(id);
        else if (!IsFull) ticked.Add(id);
    }

    /// <summary>Ticks the first messages shown, up to one batch, or none.</summary>
    public void SetAll(IEnumerable<HeldMessage> shown, bool tick)
    {
        ticked.Clear();
        if (tick) ticked.UnionWith(shown.Take(QuarantineService.MaxBatch).Select(m => m.MessageId));
    }

    /// <summary>Forgets what is no longer held.</summary>
    public void Keep(IEnumerable<HeldMessage> shown) => ticked.IntersectWith(shown.Select(m => m.MessageId));
}
