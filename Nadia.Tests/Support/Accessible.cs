using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Nadia.Tests.Support;

/// <summary>What axe-core says of a page as it stands.</summary>
public static class Accessible
{
    /// <summary>The serious and critical findings, each by its rule, what it is about and why; empty when there is none.</summary>
    public static async Task<IReadOnlyList<string>> SeriousAsync(IPage page)
    {
        // A colour that an element inherits turns one level after the other: until it is everywhere, the contrast is of no moment.
        await page.WaitForFunctionAsync("() => document.getAnimations().every(a => !(a instanceof CSSTransition))");
        return [.. (await page.RunAxe()).Violations
            .Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => $"{n.Html} {string.Join(' ', n.Any.Select(why => why.Message))}"))}")];
    }

    /// <summary>Whether nothing has to be scrolled to sideways.</summary>
    public static Task<bool> FitsAsync(IPage page) => page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth");
}
