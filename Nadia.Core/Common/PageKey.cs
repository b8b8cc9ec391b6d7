using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Nadia.Core.Common;

/// <summary>The place after which a page begins: a time and an id, as one opaque URL-safe word.</summary>
public sealed record PageKey(DateTimeOffset At, string Id)
{
    public const int MaxLimit = 100;

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}~{Id}")));

    /// <summary>Null for the first page (no word); a refusal for a word that no page gave.</summary>
    /// <param name="isId">Whether a text is an id of this list; else a foreign word would show the first page again.</param>
    public static Outcome<PageKey?> Parse(string? word, Func<string, bool>? isId = null)
    {
        if (string.IsNullOrEmpty(word)) return (PageKey?)null;
        var refusal = new Invalid("after", Words.Of("must be the `next` of an earlier page."));
        if (word.Length > 200 || !Base64Url.IsValid(word)) return refusal;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(word)).Split('~', 2);
        if (parts.Length != 2 || isId?.Invoke(parts[1]) == false || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)) return refusal;
        return ticks > DateTimeOffset.MaxValue.UtcTicks ? refusal : new PageKey(new(ticks, TimeSpan.Zero), parts[1]);
    }

    public static Invalid? CheckLimit(int limit) =>
        limit is >= 1 and <= MaxLimit ? null : new("limit", Words.Fill($"must be a whole number from 1 to {MaxLimit}."));
}
