using Microsoft.AspNetCore.Components;
using Nadia.Core.Drafting.Trials;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings.Prompts;

/// <summary>Tries the text that is being edited on a past conversation.</summary>
public sealed partial class PromptTrial(PromptTrials trials, CurrentActor current) : IDisposable
{
    private readonly Latest<IReadOnlyList<TrialCase>> cases = new();
    private readonly CancellationTokenSource gone = new();
    private Guid chosen;
    private bool running;
    private string? refused;
    private TrialResult? result;

    [Parameter, EditorRequired]
    public string Key { get; set; } = "";

    [Parameter, EditorRequired]
    public PromptDesk Desk { get; set; } = default!;

    /// <summary>Nobody waits for the answer of a page that is left.</summary>
    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        await cases.ReadAsync(async () => await trials.CasesAsync(await current.GetAsync(), gone.Token));
        if (cases.Value is [var first, ..]) chosen = first.DraftId;
    }

    private async Task RunAsync()
    {
        (running, refused, result) = (true, null, null);
        try
        {
            var outcome = await Attempt.ReadAsync(async () => await trials.RunAsync(chosen, Key, Desk.Text, await current.GetAsync(), gone.Token));
            if (!outcome.TryGet(out result, out var refusal)) refused = refusal.Message;
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            running = false;
        }
    }
}
