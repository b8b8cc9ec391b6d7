using Microsoft.Extensions.Logging;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using TL;
using Message = TL.Message;

namespace Nadia.Bot.WTelegram;

/// <summary>
/// Takes one update after another, in Telegram's order, and returns only when each is committed. The library counts an update as
/// taken even when the handler throws; so a failure is retried for as long as the connection lives, and one that must be given
/// up makes this reader <see cref="Abandoned"/>: from then on nothing is taken and no position is saved, the connection ends, and
/// the next one is given the same updates again.
/// </summary>
/// <param name="lost">Ends the connection: one that takes nothing in must not look connected.</param>
internal sealed class UpdateReader(
    int accountId,
    long self,
    InboundHandler inbound,
    SentMessages sent,
    PeopleBook people,
    TimeProvider clock,
    Action<Exception> lost,
    ILogger log,
    CancellationToken life)
{
    /// <summary>So often an update may be refused for what is in it.</summary>
    private const int MostRefusals = 5;

    private volatile bool abandoned;

    /// <summary>True when an update that counts as taken was not.</summary>
    public bool Abandoned => abandoned;

    public void Abandon(Exception why)
    {
        abandoned = true;
        lost(why);
    }

    public async Task TakeAsync(Update update)
    {
        try
        {
            if (abandoned) return;
            await ReadAsync(update);
        }
        catch (UnwritableException e) when (update is not UpdateNewMessage)
        {
            // Nobody could be heard any more if the account waited for this one.
            log.LogError(e.InnerException, "An update of account {Account} cannot be written and is passed over ({Kind})", accountId, update.GetType().Name);
        }
        catch (Exception e)
        {
            Abandon(new IOException("An update could not be taken in.", e));
            if (!life.IsCancellationRequested) log.LogError("An update of account {Account} could not be read ({Kind})", accountId, e.GetType().Name);
            throw;
        }
    }

    private Task ReadAsync(Update update) => update switch
    {
        // A difference hands all its messages over in one object that it changes: the message is taken out here.
        UpdateNewMessage { message: Message message } => NewAsync(message),
        UpdateEditMessage { message: Message message } => EditedAsync(message),
        UpdateDeleteChannelMessages => Task.CompletedTask,
        UpdateDeleteMessages { messages: { } ids } => DeletedAsync(ids),
        UpdateReadHistoryOutbox { peer: PeerUser { user_id: var user }, max_id: var through } =>
            CommitAsync(token => inbound.ReadAsync(MessageReading.Text(user), MessageReading.Text(through), token)),
        UpdateMessageID sentHere => CommitAsync(token => sent.LearnAsync(accountId, sentHere.random_id, MessageReading.Text(sentHere.id), token)),
        UpdateUserTyping { user_id: var user, action: { } action } when TypingReading.IsTyping(action) => TypingAsync(user),
        _ => Task.CompletedTask,
    };

    private async Task NewAsync(Message message)
    {
        if (MessageReading.Person(message, self, people) is not { } person) return;
        var (isOut, read) = (message.flags.HasFlag(Message.Flags.out_), Read(message, person));
        try
        {
            await CommitAsync(token => RecordAsync(read, isOut, token));
        }
        catch (UnwritableException e)
        {
            log.LogError(e.InnerException, "A message of account {Account} cannot be written and is recorded without its words", accountId);
            read = MessageReading.Unreadable(message, person, people);
            await CommitAsync(token => RecordAsync(read, isOut, token));
        }
    }

    private async Task RecordAsync(InboundMessage message, bool isOut, CancellationToken token)
    {
        if (!isOut) await inbound.MessageAsync(message, token);
        else if (await sent.IsOursAsync(accountId, message.ChatId, message.ExternalId, message.Text, token)) return;
        else if (message.IsAutomatic) await inbound.AutomaticAsync(message, token);
        else await inbound.FromPhoneAsync(message, token);
    }

    /// <summary>What cannot be read is recorded as something that a person must look at in Telegram: it is neither lost nor in the way of what follows.</summary>
    private InboundMessage Read(Message message, long person)
    {
        try
        {
            return MessageReading.Read(message, person, people);
        }
        catch (Exception e)
        {
            log.LogError("A message of account {Account} could not be read and is recorded without its words ({Kind})", accountId, e.GetType().Name);
            return MessageReading.Unreadable(message, person, people);
        }
    }

    /// <summary>The customer's edit, or the owner's from the phone.</summary>
    private Task EditedAsync(Message message)
    {
        if (message.flags.HasFlag(Message.Flags.edit_hide)) return Task.CompletedTask;
        if (MessageReading.Person(message, self, people) is not { } person) return Task.CompletedTask;
        var (edited, at) = (Read(message, person), MessageReading.Utc(message.edit_date));
        return CommitAsync(token => inbound.EditedAsync(edited, at, token));
    }

    /// <summary>In private chats Telegram names the deleted messages only, not their chat: ids are unique in an account.</summary>
    private Task DeletedAsync(int[] ids)
    {
        var names = ids.Select(id => MessageReading.Text(id)).ToList();
        return CommitAsync(async token =>
        {
            foreach (var (chat, id) in await sent.FindAsync(accountId, names, token)) await inbound.DeletedAsync(chat, id, token);
        });
    }

    /// <summary>Typing is worth one try: it is old news a moment later.</summary>
    private async Task TypingAsync(long user)
    {
        try
        {
            await inbound.TypingAsync(MessageReading.Text(user), life);
        }
        catch (Exception e) when (!life.IsCancellationRequested)
        {
            log.LogDebug("Typing was not recorded ({Kind})", e.GetType().Name);
        }
    }

    /// <summary>Waits for as long as the database is away, or takes nothing from anybody.</summary>
    /// <exception cref="UnwritableException">What is to be written cannot be, however often it is tried.</exception>
    private async Task CommitAsync(Func<CancellationToken, Task> write)
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(10));
        for (var refused = 0; ;)
        {
            try
            {
                await write(life);
                return;
            }
            catch (Exception e) when (!life.IsCancellationRequested)
            {
                if (e.IsAboutTheData() && ++refused == MostRefusals) throw new UnwritableException(e);
                log.LogWarning("An update of account {Account} waits for the database ({Kind})", accountId, e.GetType().Name);
            }

            await Task.Delay(backoff.Next(), clock, life);
        }
    }

    private sealed class UnwritableException(Exception cause) : Exception("An update cannot be written.", cause);
}
