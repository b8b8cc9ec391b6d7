using System.Text;
using Nadia.Core.Knowledge;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Nadia.Tests.Core.Knowledge;

public sealed class KnowledgeFileTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("# Envíos\r\nGratis.", "utf-8", "# Envíos\nGratis.")]
    [InlineData("Envíos", "utf-16", "Envíos")]
    public async Task Text_is_read_with_or_without_a_mark_at_its_beginning(string text, string encoding, string read)
    {
        var coding = Encoding.GetEncoding(encoding);
        Assert.Equal(read, (await KnowledgeFile.ReadAsync([.. coding.GetPreamble(), .. coding.GetBytes(text)], Token)).Value);
    }

    [Fact]
    public async Task The_text_of_a_pdf_is_read()
    {
        var read = await KnowledgeFile.ReadAsync(Pdf("We ship to Spain in three days."), Token);
        Assert.Equal("We ship to Spain in three days.", read.Value);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_with_the_reason()
    {
        Assert.Contains("UTF-8", await RefusedAsync([0xff, 0x00, 0xfe, 0x41]), StringComparison.Ordinal);
        Assert.Contains("NUL", await RefusedAsync("a\0b"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("not blank", await RefusedAsync("  \n "u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("2 MB", await RefusedAsync(new byte[KnowledgeRules.MaxFile + 1]), StringComparison.Ordinal);
        Assert.Contains("100,000", await RefusedAsync(Encoding.UTF8.GetBytes(new string('a', KnowledgeRules.MaxText + 1))), StringComparison.Ordinal);
        Assert.Contains("no PDF that can be read", await RefusedAsync("%PDF-1.7 and then nonsense"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("scanned", await RefusedAsync(Pdf("")), StringComparison.Ordinal);
    }

    private static byte[] Pdf(string text)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        var page = builder.AddPage(PageSize.A4);
        if (text.Length > 0) page.AddText(text, 12, new(50, 700), font);
        return builder.Build();
    }

    private static async Task<string> RefusedAsync(byte[] content) => (await KnowledgeFile.ReadAsync(content, Token)).Refusal!.Message;
}
