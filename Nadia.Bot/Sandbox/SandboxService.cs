using System.Globalization;
using Nadia.Core.Accounts;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Delivery;

namespace Nadia.Bot.Sandbox;

/// <summary>Plays the customer: what is written here goes through the real inbox, and the phone shows exactly what arrived.</summary>
public sealed class SandboxService(
    SandboxOptions options, AccountStore accounts, Inbox inbox, SandboxPhone phone, IdSource ids, TimeProvider clock)
{
    private int? accountId;

    public bool IsEnabled => options.IsEnabled;

    /// <summary>The sandbox's account, made when it is not there yet.</summary>
    public async Task<int> AccountIdAsync(CancellationToken token) => accountId ??= await accounts.EnsureSandboxAsync(token);

    /// <summary>The customer writes.</summary>
    /// <param name="messageId">The message's id on the phone; the same id again changes nothing. Null: a new one.</param>
    /// <returns>The message's id. Refusals: Forbidden, NotFound (the sandbox is off), Invalid.</returns>
    public async Task<Outcome<string>> SendAsync(
        string userId, string text, string? messageId, string? name, Actor actor, CancellationToken token)
    {
        var refusal = Check(userId, actor) ?? MessageRules.Text(text)
            ?? CheckMessageId(messageId) ?? TextRules.Optional("name", name, CustomerRules.MaxName);
        if (refusal is not null) return refusal;
        var externalId = messageId ?? string.Create(CultureInfo.InvariantCulture, $"in-{ids.NewId():N}");
        var message = new InboundMessage(userId, externalId, text, clock.GetUtcNow()) { Name = name };
        await inbox.ReceiveAsync(await AccountIdAsync(token), message, token);
        return externalId;
    }

    /// <summary>The customer is typing: a due draft waits a little longer, and approved bubbles that have not left come back to the reviewer.</summary>
    public async Task<Outcome<Done>> TypingAsync(string userId, Actor actor, CancellationToken token)
    {
        if (Check(userId, actor) is { } refusal) return refusal;
        await inbox.TypingAsync(await AccountIdAsync(token), userId, token);
        return Done.It;
    }

    public async Task<Outcome<Done>> EditAsync(string userId, string messageId, string text, Actor actor, CancellationToken token)
    {
        if ((Check(userId, actor) ?? MessageRules.Text(text)) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        await inbox.EditAsync(await AccountIdAsync(token), new(userId, messageId, text, now), now, token);
        return Done.It;
    }

    public async Task<Outcome<Done>> DeleteAsync(string userId, string messageId, Actor actor, CancellationToken token)
    {
        if (Check(userId, actor) is { } refusal) return refusal;
        await inbox.DeleteAsync(await AccountIdAsync(token), userId, messageId, token);
        return Done.It;
    }

    /// <summary>The customer read everything that arrived, up to and including the message.</summary>
    public async Task<Outcome<Done>> ReadThroughAsync(string userId, string messageId, Actor actor, CancellationToken token)
    {
        if (Check(userId, actor) is { } refusal) return refusal;
        await inbox.ReadAsync(await AccountIdAsync(token), userId, messageId, token);
        return Done.It;
    }

    /// <summary>What the customer's phone shows, oldest first.</summary>
    public async Task<Outcome<List<SandboxMessage>>> ReadPhoneAsync(string userId, Actor actor, CancellationToken token)
    {
        if (Check(userId, actor) is { } refusal) return refusal;
        return await phone.ReadAsync(await AccountIdAsync(token), userId, token);
    }

    private static Invalid? CheckMessageId(string? messageId)
    {
        if (messageId is null) return null;
        return messageId.StartsWith(SandboxPhone.IdPrefix, StringComparison.Ordinal)
            ? new("message_id", Words.Fill($"must not begin with {SandboxPhone.IdPrefix}, which marks what the business sent."))
            : MessageRules.ExternalId(messageId);
    }

    private Refusal? Check(string userId, Actor actor) =>
        actor.MustReview(Words.Of("play the customer")) ?? (options.IsEnabled ? CustomerRules.UserId(userId) : new NotFound(Words.Of("The sandbox (it is off)")));
}
