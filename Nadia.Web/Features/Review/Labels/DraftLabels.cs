namespace Nadia.Web.Features.Review.Labels;

/// <summary>
/// What the reviewer says about a draft beside the decision, from the first key to the last question. All of it is optional, and stays while the page lives.
/// </summary>
public sealed class DraftLabels
{
    /// <summary>1 to 5; null while not given.</summary>
    public int? Quality { get; private set; }

    /// <summary>Codes of edit tags.</summary>
    public ISet<string> Tags { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What was written in a question that was answered: it stands there again when the decision was refused.</summary>
    public string Notes { get; set; } = "";

    /// <summary>How much was said: the quality, each tag and the notes.</summary>
    public int Count => (Quality is null ? 0 : 1) + Tags.Count + (Notes.Length > 0 ? 1 : 0);

    /// <summary>Whether anything was said.</summary>
    public bool IsGiven => Count > 0;

    /// <summary>Gives the quality; the same once more takes it back.</summary>
    public void Rate(int quality) => Quality = Quality == quality ? null : quality;

    public void Tag(IEnumerable<string> codes)
    {
        Tags.Clear();
        Tags.UnionWith(codes);
    }

    /// <summary>As they were answered in a question.</summary>
    public void Keep(int? quality, IEnumerable<string> codes, string? notes)
    {
        (Quality, Notes) = (quality, notes ?? "");
        Tag(codes);
    }
}
