using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace Nadia.Web.Components.Shared;

/// <summary>
/// An icon as plain markup, for what every open page has or has many of: as components the icons of a queue's rows, up to six in each,
/// would be most of what a page keeps in the server's memory.
/// </summary>
internal static class Glyph
{
    private static readonly ConcurrentDictionary<(string Icon, string Css), MarkupString> Known = [];

    /// <param name="icon">One of the icon set's constants, never a text from outside.</param>
    /// <param name="css">Likewise a constant.</param>
    public static MarkupString Of(string icon, string css = "pill-icon") => Known.GetOrAdd((icon, css), static glyph => new(
        $"<svg class=\"mud-icon-root mud-svg-icon {glyph.Css}\" focusable=\"false\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">{glyph.Icon}</svg>"));
}
