namespace Nadia.Bot;

/// <summary>What the channel said to a wish for a photo.</summary>
public abstract record PhotoResult
{
    private PhotoResult()
    {
    }

    /// <summary>The bytes, unchecked.</summary>
    public sealed record Fetched(byte[] Content) : PhotoResult;

    /// <param name="Reason">A sentence for people.</param>
    public sealed record Refused(string Reason) : PhotoResult;
}
