using System.Globalization;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Web.Components.Shared;

namespace Nadia.Tests.Web.Shared;

/// <summary>The labels of attachments in a text, as their reader sees them; the rest of the text stays letter by letter.</summary>
public sealed class AttachmentWordsTests : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    public AttachmentWordsTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Words.Spanish);

    public void Dispose() => CultureInfo.CurrentUICulture = before;

    [Theory]
    [InlineData("[photo]", "[foto]")]
    [InlineData("[photo] my garden", "[foto] my garden")]
    [InlineData("Hola\n[voice message, 12 s]\n[file factura (1).pdf, 1.2 MB] aquí", "Hola\n[mensaje de voz, 12 s]\n[archivo factura (1).pdf, 1.2 MB] aquí")]
    [InlineData("[file a-name-that-is-cut-at-the-end-of-the-exc", "[archivo a-name-that-is-cut-at-the-end-of-the-exc")]
    [InlineData("See [photo] there", "See [photo] there")]
    [InlineData("[photograph]", "[photograph]")]
    [InlineData("[sticker", "[sticker")]
    [InlineData("[hello] world", "[hello] world")]
    [InlineData("", "")]
    public void A_label_at_the_beginning_of_a_line_names_its_kind(string stored, string shown) => Assert.Equal(shown, AttachmentWords.Say(stored));

    [Fact]
    public void Every_kind_is_known() => Assert.All(Enum.GetValues<AttachmentKind>(), kind =>
    {
        var said = AttachmentWords.Of(kind);
        Assert.Equal($"[{char.ToLowerInvariant(said[0])}{said[1..]}, 3 s]", AttachmentWords.Say(new Attachment(kind, Seconds: 3).Label));
    });

    [Fact]
    public void In_English_nothing_is_changed() => Assert.Equal("[voice message, 12 s]", Words.InEnglish(() => AttachmentWords.Say("[voice message, 12 s]")));
}
