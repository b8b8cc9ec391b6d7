using Microsoft.Extensions.Logging;
using Nadia.Core.Accounts;
using Nadia.Core.Conversations;
using TL;
using WTelegram;

namespace Nadia.Bot.WTelegram;

/// <summary>
/// Brings the account up to date before it listens: by the updates since the saved position, or from the chats where Telegram no longer
/// tells them. The server's position is always taken before the chats are read, and saved only when they are taken in: what comes
/// meanwhile comes again with the updates, and the inbox keeps it once.
/// </summary>
internal sealed class Recovery(
    int accountId,
    Client telegram,
    AccountStore accounts,
    RecoveryReads reads,
    CatchUp catchUp,
    HistoryFill fill,
    FirstImport import,
    PacedCalls calls,
    UpdateReader reader,
    ILogger log)
{
    /// <summary>Updates that stay too long although the chats were just read.</summary>
    private const int MaxFills = 3;

    /// <summary>The position from which to listen; it is saved.</summary>
    public async Task<SavedPosition> RunAsync(CancellationToken token)
    {
        var saved = SavedPosition.Parse(await accounts.LoadUpdateStateAsync(accountId, token));
        var isNew = saved is { Importing: true } || (saved is null && await IsNewAsync(token));
        var at = isNew ? await ImportAsync(saved, token) : saved ?? await FillAsync(null, token);
        for (var fills = 0; fills < MaxFills; fills++)
        {
            if (await catchUp.RunAsync(at, position => SaveAsync(position, token), token) is { } reached) return reached;
            at = await FillAsync(at.At, token);
        }

        throw new IOException("Telegram does not hand over the missed updates.");
    }

    private async Task<bool> IsNewAsync(CancellationToken token) =>
        (await reads.ThroughAsync(accountId, token)).Values.All(through => through.ExternalId is null);

    private async Task<SavedPosition> FillAsync(DateTimeOffset? since, CancellationToken token)
    {
        log.LogInformation("Account {Account} reads from the chats what it missed", accountId);
        await accounts.ReportAsync(accountId, AccountState.Connecting, "Reading from the chats what arrived meanwhile.", token);
        var position = await AskPositionAsync(token);
        await fill.RunAsync(since, token);
        await SaveAsync(position, token);
        return position;
    }

    /// <summary>
    /// The saved position stays where the import began until all of it is written: killed at any line it begins again there, and what is
    /// stored by then stays as it is.
    /// </summary>
    private async Task<SavedPosition> ImportAsync(SavedPosition? begun, CancellationToken token)
    {
        log.LogInformation("Account {Account} imports the latest chats", accountId);
        await accounts.ReportAsync(accountId, AccountState.Connecting, "Reading the latest chats.", token);
        var start = begun ?? await AskPositionAsync(token) with { Importing = true };
        await SaveAsync(start, token);
        var later = await import.RunAsync(start.At, token);
        if (await catchUp.RunAsync(start, _ => SaveAsync(start, token), token) is { } reached)
        {
            await import.FinishAsync(later, DateTimeOffset.MaxValue, token);
            var position = reached with { Importing = false };
            await SaveAsync(position, token);
            return position;
        }

        // What is new is not told apart any more, except by its second; the chats have what came after that one.
        await import.FinishAsync(later, FirstImport.SecondOf(start.At) + TimeSpan.FromSeconds(1), token);
        return await FillAsync(start.At, token);
    }

    private async Task<SavedPosition> AskPositionAsync(CancellationToken token) =>
        SavedPosition.Of(await calls.AskAsync(() => telegram.Updates_GetState(), token));

    /// <summary>An update that was given up comes again only behind the position of before.</summary>
    private async Task SaveAsync(SavedPosition position, CancellationToken token)
    {
        if (reader.Abandoned) throw new IOException("An update could not be taken in.");
        await accounts.SaveUpdateStateAsync(accountId, position.ToJson(), token);
    }
}
