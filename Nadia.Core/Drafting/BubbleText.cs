using System.Text.Json;
using Nadia.Core.Conversations;
using Nadia.Core.Review;

namespace Nadia.Core.Drafting;

/// <summary>Makes bubbles that can be sent out of whatever a model answered.</summary>
internal static class BubbleText
{
    private const string ThinkingEnds = "</think>";

    /// <summary>Characters. No honest chat reply is longer; a model that has run wild is.</summary>
    private const int MaxReply = 20_000;

    /// <summary>
    /// The refine stage's bubbles; the reply split at its sentences when the answer holds no list. Always 1 to 10 bubbles of 1 to
    /// 4,096 characters.
    /// </summary>
    /// <exception cref="EmptyAnswerException">Neither holds a word.</exception>
    public static List<string> Read(string answer, string reply)
    {
        var bubbles = Clean(Parse(answer) ?? []);
        if (bubbles.Count == 0) bubbles = Clean(BubbleSplitter.Split(reply));
        return bubbles.Count > 0 ? bubbles : throw new EmptyAnswerException();
    }

    /// <summary>The text without what PostgreSQL cannot hold, and without the thinking that some models say aloud.</summary>
    /// <exception cref="EmptyAnswerException">Nothing is left.</exception>
    /// <exception cref="UnusableAnswerException">Far more is left than can be sent.</exception>
    public static string Storable(string text)
    {
        var thought = text.LastIndexOf(ThinkingEnds, StringComparison.OrdinalIgnoreCase);
        if (thought >= 0) text = text[(thought + ThinkingEnds.Length)..];
        if (text.Length > MaxReply) throw UnusableAnswerException.TooLong();
        var clean = InboundText.Clean(text).Trim();
        return clean.Length > 0 ? clean : throw new EmptyAnswerException();
    }

    private static List<string>? Parse(string answer)
    {
        foreach (var (open, close) in new[] { ('{', '}'), ('[', ']') })
        {
            var (start, end) = (answer.IndexOf(open, StringComparison.Ordinal), answer.LastIndexOf(close));
            if (start < 0 || end < start) continue;
            try
            {
                using var json = JsonDocument.Parse(answer.AsMemory(start, end - start + 1), new() { AllowTrailingCommas = true });
                if (Texts(json.RootElement) is { } texts) return texts;
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // Not this form, or a text with half a character in it: the next form, or the plain reply.
            }
        }

        return null;
    }

    private static List<string>? Texts(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object && !root.TryGetProperty("bubbles", out root)) return null;
        if (root.ValueKind != JsonValueKind.Array) return null;
        return [.. root.EnumerateArray().Select(Text).OfType<string>()];
    }

    private static string? Text(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => item.GetString(),
        JsonValueKind.Object when item.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String => text.GetString(),
        _ => null,
    };

    /// <summary>Drops the empty, cuts the long in pieces and joins what is more than ten, as far as it fits.</summary>
    private static List<string> Clean(IEnumerable<string> texts)
    {
        List<string> bubbles = [];
        foreach (var text in texts.SelectMany(Pieces))
        {
            if (bubbles.Count < ReviewRules.MaxBubbles) bubbles.Add(text);
            else if (bubbles[^1].Length + 1 + text.Length <= MessageRules.MaxText) bubbles[^1] += "\n" + text;
        }

        return bubbles;
    }

    private static IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = Math.Min(text.Length, start + MessageRules.MaxText);
            if (end < text.Length && char.IsHighSurrogate(text[end - 1])) end--;
            var piece = InboundText.Clean(text[start..end]).Trim();
            if (piece.Length > 0) yield return piece;
            start = end;
        }
    }
}
