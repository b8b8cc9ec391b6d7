using Microsoft.Extensions.Logging;
using Nadia.Core.Drafting.Context;

namespace Nadia.Core.Drafting;

/// <summary>Makes one draft under a lease that it renews while the models are slow.</summary>
public sealed class DraftingJob(
    DraftingLeases leases, DraftContextReader reader, DraftPipeline pipeline, DraftStore store, TimeProvider clock, ILogger<DraftingJob> log)
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    /// <summary>Never throws. A cancelled job gives its lease back; a failed one is tried again later.</summary>
    internal async Task RunAsync(DraftingLease lease, CancellationToken token)
    {
        using var work = CancellationTokenSource.CreateLinkedTokenSource(token);
        var renewal = RenewAsync(lease, work);
        try
        {
            await DraftAsync(lease, work.Token);
        }
        catch (Exception) when (token.IsCancellationRequested)
        {
            await QuietlyAsync(lease, farewell => leases.AbandonAsync(lease, farewell));
        }
        catch (OperationCanceledException) when (work.IsCancellationRequested)
        {
            log.LogInformation("Another worker took over conversation {Conversation}.", lease.ConversationId);
        }
        catch (Exception e)
        {
            var sentence = DraftingFailure.Sentence(e);
            log.LogWarning("Conversation {Conversation} could not be drafted: {Reason} ({Error})", lease.ConversationId, sentence, e.GetType().Name);
            await QuietlyAsync(lease, farewell => store.FailAsync(lease, sentence, RetryAfter.Of(e, clock), farewell));
        }

        await work.CancelAsync();
        await renewal;
    }

    private async Task DraftAsync(DraftingLease lease, CancellationToken token)
    {
        if (await leases.YieldAsync(lease, token)) return;
        if (await reader.ReadAsync(lease.ConversationId, token) is not { } context)
        {
            await store.NothingAsync(lease, token);
            return;
        }

        if (await pipeline.ReservedAsync(context, token) is { } reserved)
        {
            await store.ReserveAsync(lease, context, reserved, token);
            return;
        }

        try
        {
            var reply = await pipeline.DraftAsync(context, token);
            var result = await store.StoreAsync(lease, context, reply, token);
            log.LogInformation("Drafted conversation {Conversation}: {Result}.", lease.ConversationId, result);
        }
        catch (LeftToPeopleException e)
        {
            await store.ReserveAsync(lease, context, e.Message, token);
        }
    }

    /// <summary>Ends the work when the lease is lost. While PostgreSQL is away it tries on: the token decides in the end.</summary>
    private async Task RenewAsync(DraftingLease lease, CancellationTokenSource work)
    {
        try
        {
            while (true)
            {
                await Task.Delay(DraftingLeases.RenewEvery, clock, work.Token);
                if (await RenewedAsync(lease, work.Token)) continue;
                await work.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // The job is over.
        }
    }

    private async Task<bool> RenewedAsync(DraftingLease lease, CancellationToken token)
    {
        try
        {
            return await leases.RenewAsync(lease, token);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return true;
        }
    }

    /// <summary>The last word on a lease; when it cannot be said, the lease lapses by itself.</summary>
    private async Task QuietlyAsync(DraftingLease lease, Func<CancellationToken, Task> word)
    {
        using var patience = new CancellationTokenSource(Farewell, clock);
        try
        {
            await word(patience.Token);
        }
        catch (Exception e)
        {
            log.LogWarning("The lease of conversation {Conversation} lapses by itself ({Error}).", lease.ConversationId, e.GetType().Name);
        }
    }
}
