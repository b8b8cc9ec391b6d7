using System.Text;

namespace Nadia.Core.Common;

/// <summary>
/// How much a long text box may hold. At each letter it sends all of its text, and sends it twice, in one message as JSON in UTF-8; a message
/// of more than 32 KB ends the page. So the bound is one of bytes: a letter takes one to four, a line end or a quote two, a control character six.
/// </summary>
public static class TypedText
{
    /// <summary>Bytes of a message from a page, as the server's hub takes it.</summary>
    public const int MaxMessage = 32 * 1024;

    /// <summary>Bytes that the message has around the two texts; about 200 were seen.</summary>
    private const int Frame = 512;

    /// <summary>Bytes of one text as JSON. The browser takes no more: see <c>fits.js</c>.</summary>
    public const int MaxBytes = (MaxMessage - Frame) / 2;

    /// <summary>Whether the text can be changed in a text box.</summary>
    public static bool Fits(string text) => Bytes(text) <= MaxBytes;

    /// <summary>Bytes of the text as the browser writes it, without the quotes around it.</summary>
    public static int Bytes(string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        foreach (var c in text)
        {
            if (c is '"' or '\\' or '\b' or '\f' or '\n' or '\r' or '\t') bytes++;
            else if (c < ' ') bytes += 5;
        }

        return bytes;
    }
}
