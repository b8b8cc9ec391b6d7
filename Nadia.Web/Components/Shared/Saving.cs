using MudBlazor;
using Nadia.Core.Common;
using Nadia.Web.Hosting;

namespace Nadia.Web.Components.Shared;

/// <summary>Carries out what a page was asked for: as the person of this circuit, one thing at a time, with every refusal said.</summary>
public sealed class Saving(CurrentActor current, ISnackbar snackbar)
{
    /// <summary>Something is on its way: the page's buttons are off.</summary>
    public bool Busy { get; private set; }

    /// <summary>What was saved; null when it was refused, which is said. Then the page reads again, either way.</summary>
    /// <param name="success">Said when it was saved; null when the page says it in its own way.</param>
    public async Task<T?> SaveAsync<T>(Func<Actor, Task<Outcome<T>>> save, Func<Task> reload, string? success = null)
        where T : class
    {
        Busy = true;
        try
        {
            var outcome = await Attempt.SaveAsync(async () => await save(await current.GetAsync()));
            if (!outcome.TryGet(out var saved, out var refusal)) snackbar.Refuse(refusal);
            else if (success is not null) snackbar.Say(success, Severity.Success);
            await reload();
            return saved;
        }
        finally
        {
            Busy = false;
        }
    }
}
