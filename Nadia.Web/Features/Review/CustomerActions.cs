using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Core.Quarantine;
using Nadia.Web.Components.Shared;
using Nadia.Web.Features.Review.Asks;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review;

/// <summary>What a reviewer may change about the customer beside the draft.</summary>
public sealed class CustomerActions(
    CustomerService customers, QuarantineService quarantine, IDialogService dialogs, ISnackbar snackbar, CurrentActor who)
{
    public async Task RenameAsync(CustomerDetail customer)
    {
        if (await dialogs.AskNicknameAsync(customer.Nickname) is not { } nickname || nickname == (customer.Nickname ?? "")) return;
        await DoAsync(async actor => (await customers.RenameAsync(customer.UserId, nickname, actor, CancellationToken.None)).Refusal);
    }

    /// <summary>Silences the customer, or lets them be drafted for again.</summary>
    public async Task SilenceAsync(CustomerDetail customer)
    {
        var silence = customer.SilencedAt is null;
        var (title, verb, text) = silence
            ? (Words.Of("Silence customer"), Words.Of("Silence"),
                Words.Fill($"What {customer.DisplayName} writes from now on is kept in the quarantine and not drafted, until somebody lifts this."))
            : (Words.Of("Unsilence customer"), Words.Of("Unsilence"),
                Words.Fill($"{customer.DisplayName} is drafted for again. Messages that are held stay in the quarantine."));
        if (!await dialogs.ConfirmAsync(title, text, verb)) return;
        await DoAsync(async actor => silence
            ? (await quarantine.SilenceAsync(customer.UserId, actor, CancellationToken.None)).Refusal
            : (await quarantine.UnsilenceAsync(customer.UserId, actor, CancellationToken.None)).Refusal);
    }

    private async Task DoAsync(Func<Actor, Task<Refusal?>> command)
    {
        try
        {
            if (await command(await who.GetAsync()) is { } refusal) snackbar.Refuse(refusal);
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            snackbar.Say(Words.Of("The database did not answer: look whether it was saved before you try again."), Severity.Error);
        }
    }
}
