using Nadia.Core.Conversations;

namespace Nadia.Tests.Core.Conversations;

public sealed class AttachmentTextTests
{
    [Theory]
    [InlineData(AttachmentKind.Photo, 90_000L, null, null, "[photo, 90 KB]")]
    [InlineData(AttachmentKind.Photo, null, null, null, "[photo]")]
    [InlineData(AttachmentKind.Voice, 30_000L, 12.0, null, "[voice message, 12 s, 30 KB]")]
    [InlineData(AttachmentKind.Video, 5_100_000L, 33.6, null, "[video, 34 s, 5.1 MB]")]
    [InlineData(AttachmentKind.RoundVideo, 900_000L, 8.0, null, "[video message, 8 s, 900 KB]")]
    [InlineData(AttachmentKind.Animation, 0L, 3.0, null, "[animation, 3 s]")]
    [InlineData(AttachmentKind.File, 1_234_567L, null, "invoice.pdf", "[file invoice.pdf, 1.2 MB]")]
    [InlineData(AttachmentKind.File, null, null, null, "[file]")]
    [InlineData(AttachmentKind.Sticker, 2048L, null, "😀", "[sticker 😀]")]
    [InlineData(AttachmentKind.Contact, null, null, "Ada Lovelace", "[contact Ada Lovelace]")]
    [InlineData(AttachmentKind.Location, null, null, "52.52000, 13.40500", "[location 52.52000, 13.40500]")]
    [InlineData(AttachmentKind.Other, null, null, "🎲 5", "[🎲 5]")]
    [InlineData(AttachmentKind.Other, null, null, null, "[attachment]")]
    public void A_label_says_kind_length_and_size(AttachmentKind kind, long? bytes, double? seconds, string? name, string label) =>
        Assert.Equal(label, new Attachment(kind, bytes, seconds, name).Label);

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1 KB")]
    [InlineData(12_345, "12 KB")]
    [InlineData(999_499, "999 KB")]
    [InlineData(999_500, "1 MB")]
    [InlineData(2_000_000_000, "2 GB")]
    public void Sizes_are_short_and_decimal(long bytes, string text) => Assert.Equal(text, AttachmentText.Size(bytes));

    [Theory]
    [InlineData("a\0b\nc", "a b c")]
    [InlineData("\u202Efdp.exe", "fdp.exe")]
    [InlineData("x] [photo", "x) (photo")]
    [InlineData(" \t ", null)]
    [InlineData("👩‍🚀.png", "👩‍🚀.png")]
    public void A_hostile_name_becomes_a_harmless_one(string name, string? clean) => Assert.Equal(clean, AttachmentText.CleanName(name));

    [Theory]
    [InlineData("[photo, 90 KB] my garden", "my garden")]
    [InlineData("[photo] [sic]", "[sic]")]
    [InlineData("[photo]", "")]
    [InlineData("no label", "no label")]
    public void What_was_written_stands_behind_the_label(string text, string written) => Assert.Equal(written, AttachmentText.WithoutLabel(text));

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        var clean = AttachmentText.CleanName(new string('x', 254) + "😀😀")!;
        Assert.Equal(254, clean.Length);
    }
}
