using System.Text;
using Nadia.Core.Common;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Nadia.Core.Knowledge;

/// <summary>The text of a PDF, page by page. A file from anywhere can be broken on purpose, so its reading is bounded and every failure is a sentence.</summary>
internal static class PdfText
{
    private const int MaxPages = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <returns>Refusals: Invalid.</returns>
    public static async Task<Outcome<string>> ReadAsync(byte[] content, CancellationToken token)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(Patience);
        try
        {
            // The library works without pause; on a thread of its own it can hold up nobody but itself.
            var text = await Task.Run(() => Read(content, patience.Token), patience.Token).WaitAsync(patience.Token);
            return text.Length == 0 ? new Invalid("file", Words.Of("holds no text: a scanned PDF has only pictures. Paste the text instead.")) : text;
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return new Invalid("file", Words.Of("takes too long to read. Paste the text instead."));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Invalid("file", Words.Of("is no PDF that can be read: it is broken, or protected by a password. Paste the text instead."));
        }
    }

    private static string Read(byte[] content, CancellationToken token)
    {
        using var pdf = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true });
        var text = new StringBuilder();
        foreach (var page in pdf.GetPages().Take(MaxPages))
        {
            token.ThrowIfCancellationRequested();
            text.Append(ContentOrderTextExtractor.GetText(page, addDoubleNewline: true)).Append("\n\n");
            if (text.Length > KnowledgeRules.MaxText * 2) break;
        }

        return text.Replace("\0", "").ToString().Normalize().Trim();
    }
}
