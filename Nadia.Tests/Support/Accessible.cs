using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Nadia.Tests.Support;

/// <summary>What axe-core says of a page as it stands.</summary>
public static class Accessible
{
    /// <summary>The serious and critical findings, each by its rule and what it is about; empty when there is none.</summary>
    public static async Task<IReadOnlyList<string>> SeriousAsync(IPage page) => [.. (await page.RunAxe()).Violations
        .Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")];

    /// <summary>Whether nothing has to be scrolled to sideways.</summary>
    public static Task<bool> FitsAsync(IPage page) => page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth");
}
