using Microsoft.Extensions.AI;
using Nadia.Core.Drafting.Prompts;

namespace Nadia.Core.Drafting.Offline;

/// <summary>What the offline drafter understands of the messages that any model would be sent.</summary>
internal sealed record OfflineReading(
    string? Name, bool Spanish, IReadOnlyList<string> New, string? LastReply, IReadOnlyList<string> Before, int Tries, string? OwnText = null)
{
    private const int MaxName = 30;

    public static OfflineReading Of(IEnumerable<ChatMessage> messages)
    {
        var all = messages.ToList();
        var spoken = all.Where(m => m.Role == ChatRole.User || m.Role == ChatRole.Assistant).ToList();
        var lastReply = spoken.FindLastIndex(m => m.Role == ChatRole.Assistant);
        var system = string.Join('\n', all.Where(m => m.Role == ChatRole.System).Select(m => m.Text));
        List<string> fresh = [.. spoken.Skip(lastReply + 1).Select(Words)];
        List<string> before = [.. spoken.Take(lastReply + 1).Where(m => m.Role == ChatRole.User).Select(Words)];
        var spanish = OfflineLanguage.IsSpanish(string.Join(' ', fresh))
            ?? OfflineLanguage.IsSpanish(string.Join(' ', before))
            ?? Fact(system, "Language")?.StartsWith("es", StringComparison.OrdinalIgnoreCase) == true;
        return new(
            Callable(Fact(system, "Nickname") ?? Fact(system, "Name")),
            spanish,
            fresh,
            lastReply < 0 ? null : spoken[lastReply].Text,
            before,
            system.Split($"<{PromptTags.EarlierDraft}>").Length - 1,
            Between(system, PromptTags.OwnText));
    }

    private static string Words(ChatMessage message) => PromptTags.Unwrap(PromptTags.Customer, message.Text);

    private static string? Between(string system, string tag)
    {
        var start = system.IndexOf($"<{tag}>", StringComparison.Ordinal);
        var end = system.IndexOf($"</{tag}>", StringComparison.Ordinal);
        return start < 0 || end < start ? null : system[(start + tag.Length + 2)..end];
    }

    private static string? Fact(string system, string label)
    {
        var (open, close) = ($"<{PromptTags.Facts}>\n", $"\n</{PromptTags.Facts}>");
        var start = system.IndexOf(open, StringComparison.Ordinal);
        var end = system.IndexOf(close, StringComparison.Ordinal);
        if (start < 0 || end < start) return null;
        return system[(start + open.Length)..end].Split('\n')
            .Where(line => line.StartsWith(label + ": ", StringComparison.Ordinal))
            .Select(line => line[(label.Length + 2)..])
            .FirstOrDefault();
    }

    /// <summary>The first word, when it is one that a person can be called by.</summary>
    private static string? Callable(string? name)
    {
        var first = name?.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return first is { Length: > 0 and <= MaxName } && first.All(c => char.IsLetter(c) || c is '-' or '\'') ? first : null;
    }
}
