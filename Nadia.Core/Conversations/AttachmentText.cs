using System.Globalization;
using System.Text;

namespace Nadia.Core.Conversations;

/// <summary>An attachment in words.</summary>
public static class AttachmentText
{
    public const int MaxName = 255;

    /// <summary>A name that can be shown in a line of text, or null: without control characters, line ends, marks that turn the writing direction, and brackets.</summary>
    public static string? CleanName(string? name)
    {
        if (name is null) return null;
        var clean = new StringBuilder(Math.Min(name.Length, MaxName));
        foreach (var rune in name.EnumerateRunes())
        {
            var shown = Shown(rune);
            if (clean.Length + shown.Utf16SequenceLength > MaxName) break;
            clean.Append(shown.ToString());
        }

        var words = clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length == 0 ? null : string.Join(' ', words);
    }

    public static string Label(Attachment attachment) => $"[{Say(attachment, Kind(attachment.Kind))}]";

    /// <summary>What was written beside an attachment, whose label the text begins with.</summary>
    public static string WithoutLabel(string text)
    {
        var end = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) : -1;
        return end < 0 ? text : text[(end + 1)..].TrimStart();
    }

    /// <summary>Without the brackets, and with the kind in the reader's own words.</summary>
    public static string Say(Attachment attachment, string kind)
    {
        var name = CleanName(attachment.Name);
        string?[] parts =
        [
            attachment.Kind == AttachmentKind.Other && name is not null ? name : string.Join(' ', new[] { kind, name }.OfType<string>()),
            attachment.Seconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, seconds):0} s") : null,
            HasSize(attachment.Kind) && attachment.Bytes is > 0 and var bytes ? Size(bytes) : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>Decimal units, one digit below ten: <c>800 B</c>, <c>12 KB</c>, <c>1.2 MB</c>.</summary>
    public static string Size(long bytes)
    {
        if (bytes < 1000) return string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, bytes)} B");
        var (value, unit) = bytes < 999_500 ? (bytes / 1e3, "KB") : bytes < 999_500_000 ? (bytes / 1e6, "MB") : (bytes / 1e9, "GB");
        return string.Create(CultureInfo.InvariantCulture, $"{value.ToString(value < 9.95 ? "0.#" : "0", CultureInfo.InvariantCulture)} {unit}");
    }

    private static bool HasSize(AttachmentKind kind) =>
        kind is AttachmentKind.Photo or AttachmentKind.Voice or AttachmentKind.Audio or AttachmentKind.Video or AttachmentKind.RoundVideo
            or AttachmentKind.Animation or AttachmentKind.File;

    /// <summary>As the label names it, in English whoever reads it.</summary>
    public static string Kind(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Photo => "photo",
        AttachmentKind.Voice => "voice message",
        AttachmentKind.Audio => "audio",
        AttachmentKind.Video => "video",
        AttachmentKind.RoundVideo => "video message",
        AttachmentKind.Animation => "animation",
        AttachmentKind.Sticker => "sticker",
        AttachmentKind.File => "file",
        AttachmentKind.Contact => "contact",
        AttachmentKind.Location => "location",
        AttachmentKind.Poll => "poll",
        AttachmentKind.Story => "story",
        AttachmentKind.Other => "attachment",
    };

    /// <summary>U+200D joins the parts of an emoji, the only invisible mark that a name needs.</summary>
    private static Rune Shown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format when rune.Value == 0x200D => rune,
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => new(' '),
        _ when rune.Value is '[' => new('('),
        _ when rune.Value is ']' => new(')'),
        _ => rune,
    };
}
