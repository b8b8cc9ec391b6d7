using Microsoft.AspNetCore.Components;
using Nadia.Core.Drafting.Models;
using Nadia.Web.Components.Shared;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings.Models;

/// <summary>One profile with its two stages, its place in the order and its test.</summary>
public sealed partial class ProfileCard(ModelTrial trial, CurrentActor current)
{
    private IReadOnlyList<StageTrial> trials = [];
    private string? problem;
    private bool testing;

    [Parameter, EditorRequired]
    public ProfileView Profile { get; set; } = default!;

    [Parameter]
    public bool Busy { get; set; }

    [Parameter]
    public bool CanUp { get; set; }

    [Parameter]
    public bool CanDown { get; set; }

    [Parameter]
    public EventCallback<ProfileMove> OnMove { get; set; }

    [Parameter]
    public EventCallback OnSwitch { get; set; }

    [Parameter]
    public EventCallback OnEdit { get; set; }

    [Parameter]
    public EventCallback OnRemove { get; set; }

    private async Task TestAsync()
    {
        (testing, trials, problem) = (true, [], null);
        try
        {
            var outcome = await Attempt.ReadAsync(async () => await trial.RunAsync(Profile.Id, await current.GetAsync(), CancellationToken.None));
            if (outcome.TryGet(out var answers, out var refusal)) trials = answers;
            else problem = refusal.Message;
        }
        finally
        {
            testing = false;
        }
    }
}
