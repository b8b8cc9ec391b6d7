using System.Text.RegularExpressions;
using Nadia.Core.Common;
using Nadia.Core.Conversations;

namespace Nadia.Web.Components.Shared;

/// <summary>How kinds of attachments are called on the screen; the message's own text names them in English, for the models.</summary>
internal static partial class AttachmentWords
{
    private static readonly Dictionary<string, AttachmentKind> Kinds = Enum.GetValues<AttachmentKind>().ToDictionary(AttachmentText.Kind);

    public static string Of(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Photo => Words.Of("Photo"),
        AttachmentKind.Voice => Words.Of("Voice message"),
        AttachmentKind.Audio => Words.Of("Audio"),
        AttachmentKind.Video => Words.Of("Video"),
        AttachmentKind.RoundVideo => Words.Of("Video message"),
        AttachmentKind.Animation => Words.Of("Animation"),
        AttachmentKind.Sticker => Words.Of("Sticker"),
        AttachmentKind.File => Words.Of("File"),
        AttachmentKind.Contact => Words.Of("Contact"),
        AttachmentKind.Location => Words.Of("Location"),
        AttachmentKind.Poll => Words.Of("Poll"),
        AttachmentKind.Story => Words.Of("Story"),
        AttachmentKind.Other => Words.Of("Attachment"),
    };

    /// <summary>
    /// A text as its reader is to see it: the labels of attachments, each at the beginning of a line, name their kind in the reader's language.
    /// Only the text is known here, so a customer who writes such a label letter by letter is translated with the rest.
    /// </summary>
    public static string Say(string text) => Words.Language == Words.English || !text.Contains('[', StringComparison.Ordinal)
        ? text
        : Label().Replace(text, label => Kinds.TryGetValue(label.Groups["kind"].Value, out var kind) ? $"[{Lower(Of(kind))}{label.Groups["rest"].Value}" : label.Value);

    private static string Lower(string words) => $"{char.ToLowerInvariant(words[0])}{words[1..]}";

    // An excerpt may end within a label.
    [GeneratedRegex(@"^\[(?<kind>(?:voice|video) message|[a-z]+)(?<rest>(?:[ ,][^\[\]\n]*)?(?:\]|\z))", RegexOptions.Multiline)]
    private static partial Regex Label();
}
