namespace Nadia.Web.Features.Review.Queue;

/// <summary>The drafts that are ticked, in the order they were. They stay ticked while their rows are out of sight.</summary>
public sealed class QueueSelection
{
    private readonly List<Guid> ids = [];

    public IReadOnlyList<Guid> Ids => ids;

    public int Count => ids.Count;

    public bool Contains(Guid id) => ids.Contains(id);

    /// <summary>Ticks or unticks; no more than <paramref name="most"/> are ticked.</summary>
    public void Toggle(Guid id, int most)
    {
        if (!ids.Remove(id) && ids.Count < most) ids.Add(id);
    }

    public void Clear() => ids.Clear();

    /// <summary>Keeps those alone that could not be done, so that they can be looked at or tried again.</summary>
    public void Keep(IEnumerable<Guid> left)
    {
        var kept = left.ToHashSet();
        ids.RemoveAll(id => !kept.Contains(id));
    }
}
