using System.Text.Json;
using Nadia.Core.Commitments;
using Nadia.Core.Conversations;
using Nadia.Core.Customers.Facts;

namespace Nadia.Core.Drafting.Notes;

/// <summary>Reads the notes out of the second stage's answer. Whatever is not of the right form is passed over: no note is worth a draft.</summary>
internal static class NotesReader
{
    /// <summary>A model that has run wild is not read further than this.</summary>
    private const int MaxLooked = 20;

    private const int MaxWhen = 100;

    public static ModelNotes Read(string answer)
    {
        var (start, end) = (answer.IndexOf('{', StringComparison.Ordinal), answer.LastIndexOf('}'));
        if (start < 0 || end < start) return ModelNotes.None;
        try
        {
            using var json = JsonDocument.Parse(answer.AsMemory(start, end - start + 1), new() { AllowTrailingCommas = true });
            return new([.. Items(json.RootElement, "facts").Select(Fact).OfType<FactNote>()], [.. Items(json.RootElement, "commitments").Select(Promise).OfType<PromiseNote>()]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or a text with half a character in it: the bubbles are saved by their own fallback, the notes are not needed.
            return ModelNotes.None;
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Take(MaxLooked)
            : [];

    private static FactNote? Fact(JsonElement item) =>
        Text(item, "text", FactRules.MaxText) is { } text && Text(item, "quote", FactRules.MaxQuote) is { } quote ? new(text, quote) : null;

    private static PromiseNote? Promise(JsonElement item) =>
        Text(item, "text", CommitmentRules.MaxText) is { } text && Text(item, "quote", CommitmentRules.MaxQuote) is { } quote
            ? new(text, quote, Text(item, "when", MaxWhen))
            : null;

    /// <summary>Null when it is missing, blank or longer than anybody could check at a glance.</summary>
    private static string? Text(JsonElement item, string name, int max)
    {
        if (!item.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String) return null;
        var text = Quotation.Fold(InboundText.Clean(value.GetString()!));
        return text.Length > 0 && text.Length <= max ? text : null;
    }
}
