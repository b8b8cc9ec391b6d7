using Nadia.Core.Common;

namespace Nadia.Core.Drafting.Models;

/// <summary>The models that write drafts; the built-in offline drafter where there are none.</summary>
public sealed class DraftingModels(ModelBook book, ModelCaller caller, CustomerCap cap, IdSource ids, TimeProvider clock)
{
    /// <summary>True when no model writes the replies: reviewers are told so.</summary>
    public async Task<bool> IsOfflineAsync(CancellationToken token) => (await book.ReadAsync(token)).Profiles.Count == 0;

    /// <summary>Begins a draft with the profiles that are in use now.</summary>
    /// <exception cref="CustomerCapException">The customer has had as many drafts within the hour as are allowed.</exception>
    internal async Task<ModelTurn> BeginAsync(long conversationId, long customerId, CancellationToken token)
    {
        var lineup = await book.ReadAsync(token);
        if (lineup.Profiles.Count > 0) await cap.HoldAsync(customerId, lineup.Limits.DraftsPerCustomerHour, token);
        return Turn(conversationId, lineup);
    }

    /// <summary>As <see cref="BeginAsync"/>, for a draft that nobody keeps: the customer's cap is about what reaches the queue, so only the budget stops it.</summary>
    internal async Task<ModelTurn> BeginTrialAsync(long conversationId, CancellationToken token) => Turn(conversationId, await book.ReadAsync(token));

    private ModelTurn Turn(long conversationId, Lineup lineup) => new(lineup, book.Offline, new(conversationId, ids.NewId()), caller, clock);
}
