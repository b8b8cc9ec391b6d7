namespace Nadia.Web.Features.Review.Labels;

/// <summary>What the reviewer says about a draft beside the decision, from the first key to the last question. All of it is optional.</summary>
public sealed class DraftLabels
{
    /// <summary>1 to 5; null while not given.</summary>
    public int? Quality { get; private set; }

    /// <summary>Codes of edit tags.</summary>
    public ISet<string> Tags { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Gives the quality; the same once more takes it back.</summary>
    public void Rate(int quality) => Quality = Quality == quality ? null : quality;

    public void Tag(IEnumerable<string> codes)
    {
        Tags.Clear();
        Tags.UnionWith(codes);
    }
}
