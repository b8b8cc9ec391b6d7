using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>
/// An icon as plain markup. A row has up to six, and as components they would be most of what a queue keeps in the server's memory.
/// </summary>
internal static class Glyph
{
    private static readonly ConcurrentDictionary<string, MarkupString> Known = new(StringComparer.Ordinal);

    /// <param name="icon">One of the icon set's constants, never a text from outside.</param>
    public static MarkupString Of(string icon) => Known.GetOrAdd(icon, static paths => new(
        $"<svg class=\"mud-icon-root mud-svg-icon pill-icon\" focusable=\"false\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{paths}</svg>"));
}
