using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace Nadia.Tests.Support;

/// <summary>Finds by the words on a rendered component, which other threads may render again at any moment.</summary>
public static class RenderedText
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void WaitForText<T>(this IRenderedComponent<T> page, string text)
        where T : IComponent => page.WaitForAssertion(() => Assert.Contains(text, page.Markup, StringComparison.Ordinal), Patience);

    /// <summary>Presses the one button with exactly these words once it is there; does not wait for what it starts.</summary>
    public static Task PressAsync<T>(this IRenderedComponent<T> page, string button)
        where T : IComponent => page.ActAsync("button", b => b.TextContent.Trim() == button, b => b.Click());

    /// <summary>Finds and acts in one go, so that no rendering comes between. What is switched off while something is saved is waited for.</summary>
    public static Task ActAsync<T>(this IRenderedComponent<T> page, string selector, Func<IElement, bool> which, Action<IElement> act)
        where T : IComponent
    {
        page.WaitForState(() => page.FindAll(selector).Any(Ready), Patience);
        return page.InvokeAsync(() => act(page.FindAll(selector).Single(Ready)));

        bool Ready(IElement element) => which(element) && !element.HasAttribute("disabled");
    }
}
