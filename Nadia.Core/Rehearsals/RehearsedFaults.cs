using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Data;
using Nadia.Core.Drafting.Context;

namespace Nadia.Core.Rehearsals;

/// <summary>
/// The faults of running rehearsals, for every node. They strike rehearsed customers of the sandbox and nobody else, whoever asks; and each
/// lapses by itself, so that a node that dies leaves none behind.
/// </summary>
public sealed class RehearsedFaults(IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock)
{
    /// <summary>Begins the chat id of every rehearsed customer; no Telegram id has it.</summary>
    public const string ChatPrefix = "rehearsal-";

    private static readonly RehearsedFaultKind[] OfModels = [RehearsedFaultKind.ModelsSilent, RehearsedFaultKind.ModelsFail, RehearsedFaultKind.ModelsBabble];

    private static readonly string[] OfDelivery = [.. Enum.GetValues<RehearsedFaultKind>().Except(OfModels).Select(SnakeCaseEnum<RehearsedFaultKind>.Write)];

    public static bool IsOfModels(RehearsedFaultKind kind) => OfModels.Contains(kind);

    /// <param name="life">How long it waits at most.</param>
    /// <exception cref="ArgumentException">The chat is not a rehearsed customer's.</exception>
    public async Task ArmAsync(string chatId, RehearsedFaultKind kind, TimeSpan life, CancellationToken token)
    {
        if (!IsRehearsed(chatId)) throw new ArgumentException("Only a rehearsed customer has faults.", nameof(chatId));
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(token);
        await db.RehearsedFaults.Where(f => f.Until <= now).ExecuteDeleteAsync(token);
        db.RehearsedFaults.Add(new() { ChatId = chatId, Kind = kind, Until = now + life });
        await db.SaveChangesAsync(token);
    }

    /// <summary>Takes the next fault of the chat's delivery, once on all nodes; null when its bubbles arrive as they should.</summary>
    public async Task<RehearsedFaultKind?> TakeAsync(string chatId, CancellationToken token)
    {
        if (!IsRehearsed(chatId)) return null;
        await using var db = await contexts.CreateDbContextAsync(token);
        var taken = await db.RehearsedFaults.FromSql($"""
            DELETE FROM rehearsed_faults WHERE id = (
                SELECT id FROM rehearsed_faults WHERE chat_id = {chatId} AND until > {clock.GetUtcNow()} AND kind = ANY ({OfDelivery})
                ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING *
            """).AsNoTracking().ToListAsync(token);
        return taken is [var fault] ? fault.Kind : null;
    }

    /// <summary>Fails in place of the models while a rehearsal says so.</summary>
    /// <exception cref="RehearsedFailureException">The conversation is a rehearsed customer's of the sandbox, and its models are to fail.</exception>
    internal async Task StrikeAsync(DraftContext context, CancellationToken token)
    {
        if (!IsRehearsed(context.Customer.UserId)) return;
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(token);
        var kinds = await (
            from conversation in db.Conversations
            where conversation.Id == context.ConversationId
            join account in db.Accounts on conversation.AccountId equals account.Id
            where account.Channel == ChannelKind.Sandbox
            join fault in db.RehearsedFaults on conversation.ChatId equals fault.ChatId
            where fault.Until > now && OfModels.Contains(fault.Kind)
            orderby fault.Id descending
            select fault.Kind).Take(1).ToListAsync(token);
        if (kinds is [var kind]) throw new RehearsedFailureException(kind);
    }

    /// <summary>The chat's models answer again.</summary>
    public async Task MendModelsAsync(string chatId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await db.RehearsedFaults.Where(f => f.ChatId == chatId && OfModels.Contains(f.Kind)).ExecuteDeleteAsync(token);
    }

    /// <summary>Nothing goes wrong for the chat any more.</summary>
    public async Task DisarmAsync(string chatId, CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        await db.RehearsedFaults.Where(f => f.ChatId == chatId).ExecuteDeleteAsync(token);
    }

    private static bool IsRehearsed(string chatId) => chatId.StartsWith(ChatPrefix, StringComparison.Ordinal);
}
