using Bunit;
using Microsoft.AspNetCore.Components;

namespace Nadia.Tests.Support;

/// <summary>Waiting for words on a rendered component.</summary>
public static class RenderedText
{
    public static void WaitForText<T>(this IRenderedComponent<T> page, string text)
        where T : IComponent => page.WaitForAssertion(() => Assert.Contains(text, page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
}
