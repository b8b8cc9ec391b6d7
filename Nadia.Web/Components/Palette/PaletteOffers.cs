namespace Nadia.Web.Components.Palette;

/// <summary>What the page on the screen offers to the command palette beside the places; one for each circuit.</summary>
public sealed class PaletteOffers
{
    private Func<IEnumerable<PaletteEntry>>? source;

    /// <summary>What can be done at this moment.</summary>
    public IEnumerable<PaletteEntry> Now => source?.Invoke() ?? [];

    /// <summary>The page offers its actions until the answer is disposed of.</summary>
    public IDisposable Offer(Func<IEnumerable<PaletteEntry>> entries)
    {
        source = entries;
        return new Withdrawal(this, entries);
    }

    private sealed class Withdrawal(PaletteOffers offers, Func<IEnumerable<PaletteEntry>> entries) : IDisposable
    {
        // The next page may have made its offer already.
        public void Dispose()
        {
            if (offers.source == entries) offers.source = null;
        }
    }
}
