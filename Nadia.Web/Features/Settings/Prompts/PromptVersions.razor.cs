using Microsoft.AspNetCore.Components;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Prompts;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings.Prompts;

/// <summary>The versions of a prompt: who wrote each and when, any two compared, an older one brought back.</summary>
public sealed partial class PromptVersions(PromptService service, CurrentActor current)
{
    private readonly Latest<Pair> texts = new();
    private int older;
    private int newer;

    [Parameter, EditorRequired]
    public PromptSheet Sheet { get; set; } = default!;

    [Parameter]
    public bool Busy { get; set; }

    /// <summary>Brings back the version, or what ships.</summary>
    [Parameter]
    public EventCallback<int> Restore { get; set; }

    protected override Task OnInitializedAsync()
    {
        var before = Sheet.Versions.Count > 1 ? Sheet.Versions[1].Version : PromptService.Shipped;
        return CompareAsync(before, Sheet.Version);
    }

    private Task<bool> CompareAsync(int from, int to)
    {
        (older, newer) = (from, to);
        return texts.ReadAsync(async () =>
        {
            var actor = await current.GetAsync();
            if (!(await service.TextAsync(Sheet.Key, from, actor, CancellationToken.None)).TryGet(out var before, out var refusal)) return refusal;
            if (!(await service.TextAsync(Sheet.Key, to, actor, CancellationToken.None)).TryGet(out var after, out refusal)) return refusal;
            return new Pair(before, after);
        });
    }

    private sealed record Pair(string Older, string Newer);
}
