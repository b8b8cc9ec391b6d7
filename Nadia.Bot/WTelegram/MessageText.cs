using System.Text;
using TL;

namespace Nadia.Bot.WTelegram;

/// <summary>A message's words without their formatting (https://core.telegram.org/api/entities).</summary>
internal static class MessageText
{
    /// <summary>An address hidden behind words is put after them, so that nobody is led astray: <c>our shop (https://…)</c>.</summary>
    public static string Flatten(string? text, IEnumerable<MessageEntity>? entities)
    {
        if (text is null or "") return "";
        var links = (entities ?? []).OfType<MessageEntityTextUrl>()
            .Where(link => link.offset >= 0 && link.length > 0 && link.length <= text.Length - link.offset && !string.IsNullOrWhiteSpace(link.url))
            .OrderByDescending(link => link.offset + link.length);
        var flat = new StringBuilder(text);
        foreach (var link in links)
        {
            var shown = text.Substring(link.offset, link.length).Trim();
            if (!string.Equals(shown, link.url, StringComparison.OrdinalIgnoreCase)) flat.Insert(link.offset + link.length, $" ({link.url})");
        }

        return flat.ToString();
    }
}
