namespace Nadia.Web.Components.Palette;

/// <summary>What the page on the screen offers to the command palette beside the places; one for each circuit.</summary>
public sealed class PaletteOffers
{
    private Func<IEnumerable<PaletteEntry>>? source;
    private Action<bool>? follow;

    /// <summary>What can be done at this moment.</summary>
    public IEnumerable<PaletteEntry> Now => source?.Invoke() ?? [];

    /// <summary>Tells the page that the palette has opened or closed.</summary>
    public void Tell(bool open) => follow?.Invoke(open);

    /// <summary>The page offers its actions until the answer is disposed of.</summary>
    /// <param name="opened">Called with true when the palette opens, and with false before what was chosen in it is done.</param>
    public IDisposable Offer(Func<IEnumerable<PaletteEntry>> entries, Action<bool>? opened = null)
    {
        (source, follow) = (entries, opened);
        return new Withdrawal(this, entries);
    }

    private sealed class Withdrawal(PaletteOffers offers, Func<IEnumerable<PaletteEntry>> entries) : IDisposable
    {
        // The next page may have made its offer already.
        public void Dispose()
        {
            if (offers.source == entries) (offers.source, offers.follow) = (null, null);
        }
    }
}
