using System.Runtime.ExceptionServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Nadia.Core.Common;

namespace Nadia.Core.Drafting.Models;

/// <summary>
/// Asks a model and keeps what it took. A call that has begun goes on to its end, also when nobody waits for it any more (another was
/// faster, the lease was lost): it is paid for all the same, and only its end tells how much.
/// </summary>
public sealed class ModelCaller(CallLedger ledger, IdSource ids, TimeProvider clock, ILogger<ModelCaller> log)
{
    private static readonly TimeSpan PatienceWithDatabase = TimeSpan.FromSeconds(10);

    /// <param name="budgetUsd">USD that the day may cost; 0 for no limit.</param>
    /// <param name="token">Ends the waiting, not the call.</param>
    /// <exception cref="BudgetSpentException">There is no room in the budget; the model was not asked.</exception>
    /// <exception cref="TimeoutException">No answer within the stage's time.</exception>
    internal async Task<StageAnswer> AskAsync(
        ReadyProfile profile, ModelStage stage, CallReason reason, IReadOnlyList<ChatMessage> messages, ChatResponseFormat? format, decimal budgetUsd, CancellationToken token)
    {
        var model = profile.Of(stage);
        if (model.IsOffline) return await model.AskAsync(messages, format, token);
        var call = Begin(profile, stage, reason);
        var reserved = budgetUsd > 0 && !model.IsFree ? await ReserveAsync(call, model.Estimate(messages), budgetUsd, token) : null;
        var (answer, error) = await CallAsync(model, call, reserved, messages, format).WaitAsync(token);
        if (error is not null) ExceptionDispatchInfo.Throw(error);
        return answer!;
    }

    /// <summary>Not given up half-way: a reservation that nobody knows of would stay spent until the day ends.</summary>
    private async Task<decimal?> ReserveAsync(ModelCall call, decimal estimate, decimal budgetUsd, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        call.CostUsd = estimate;
        if (!await ledger.ReserveAsync(call, budgetUsd, CancellationToken.None)) throw new BudgetSpentException();
        if (!token.IsCancellationRequested) return estimate;
        (call.CostUsd, call.Outcome) = (0, ModelCallOutcome.Failed);
        await SettleAsync(call, estimate);
        throw new OperationCanceledException(token);
    }

    private ModelCall Begin(ReadyProfile profile, ModelStage stage, CallReason reason) => new()
    {
        Id = ids.NewId(),
        At = clock.GetUtcNow(),
        ProfileId = profile.Id,
        ProfileName = profile.Name,
        Stage = stage,
        Model = profile.Of(stage).Model,
        ConversationId = reason.ConversationId,
        DraftId = reason.DraftId,
    };

    private async Task<(StageAnswer? Answer, Exception? Error)> CallAsync(
        DraftingStage model, ModelCall call, decimal? reserved, IReadOnlyList<ChatMessage> messages, ChatResponseFormat? format)
    {
        var started = clock.GetTimestamp();
        (StageAnswer? Answer, Exception? Error) end;
        try
        {
            end = (await model.AskAsync(messages, format, CancellationToken.None), null);
        }
        catch (Exception e)
        {
            end = (null, e);
        }

        var unknown = end.Error is not null && MayBePaid(end.Error) ? reserved ?? model.Estimate(messages) : 0;
        Note(call, end.Answer, end.Error, unknown, (int)clock.GetElapsedTime(started).TotalMilliseconds);
        await SettleAsync(call, reserved);
        return end;
    }

    /// <summary>The model may have written, and nobody could read how much: the provider counts it all the same.</summary>
    private static bool MayBePaid(Exception error) => error switch
    {
        AggregateException several => several.InnerExceptions.Any(MayBePaid),
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse } => true,
        _ => error is TimeoutException or Polly.Timeout.TimeoutRejectedException or UnusableAnswerException or JsonException,
    };

    /// <param name="unknown">USD to count for a call that may be paid for although it reported nothing.</param>
    private static void Note(ModelCall call, StageAnswer? answer, Exception? error, decimal unknown, int latency)
    {
        call.LatencyMs = latency;
        call.CostUsd = answer?.Usage.CostUsd ?? unknown;
        call.Outcome = (answer, error) switch
        {
            ({ Refused: true }, _) => ModelCallOutcome.Refused,
            ({ }, _) => ModelCallOutcome.Answered,
            (_, TimeoutException or Polly.Timeout.TimeoutRejectedException) => ModelCallOutcome.TimedOut,
            _ => ModelCallOutcome.Failed,
        };
        if (answer is null) return;
        (call.Model, call.InputTokens, call.CachedTokens, call.OutputTokens) =
            (answer.Usage.Model, answer.Usage.InputTokens, answer.Usage.CachedTokens, answer.Usage.OutputTokens);
    }

    /// <summary>A figure that cannot be written costs no draft: what was reserved stays spent, and the log says so.</summary>
    private async Task SettleAsync(ModelCall call, decimal? reserved)
    {
        using var patience = new CancellationTokenSource(PatienceWithDatabase, clock);
        try
        {
            await ledger.SettleAsync(call, reserved, patience.Token);
        }
        catch (Exception e)
        {
            log.LogWarning("What a call to {Profile} took could not be written: {Usd} USD ({Error}).", call.ProfileName, call.CostUsd, e.GetType().Name);
        }
    }
}
