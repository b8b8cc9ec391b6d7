using System.Text;
using Nadia.Core.Common;

namespace Nadia.Core.Knowledge;

/// <summary>Makes text out of an uploaded file: Markdown, plain text, or the text of a PDF.</summary>
public static class KnowledgeFile
{
    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What a file chooser should offer.</summary>
    public const string Accept = ".md,.markdown,.txt,.pdf,text/plain,text/markdown,application/pdf";

    /// <returns>The text, at most 100,000 characters. Refusals: Invalid.</returns>
    public static async Task<Outcome<string>> ReadAsync(byte[] content, CancellationToken token)
    {
        if (content.Length > KnowledgeRules.MaxFile) return TooLarge();
        var read = content.AsSpan().StartsWith("%PDF-"u8) ? await PdfText.ReadAsync(content, token) : Plain(content);
        if (!read.TryGet(out var text, out var refusal)) return refusal;
        var clean = text.ReplaceLineEndings("\n").Trim();
        return TextRules.Required("file", clean, KnowledgeRules.MaxText) is { } broken ? broken : clean;
    }

    public static Invalid TooLarge() => new("file", Words.Fill($"must be at most {KnowledgeRules.MaxFile / (1024 * 1024)} MB."));

    private static Outcome<string> Plain(byte[] content)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(content), Strict, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd().Normalize();
        }
        catch (ArgumentException)
        {
            return new Invalid("file", Words.Of("must be text in UTF-8, Markdown or a PDF."));
        }
    }
}
