using Nadia.Core.Conversations;
using TL;
using Message = TL.Message;

namespace Nadia.Bot.WTelegram;

/// <summary>
/// Takes over the last messages of the latest private chats at the first login, as context. Each chat is written at once, so after a
/// kill those of which all is there are passed over.
/// </summary>
internal sealed class FirstImport(int accountId, long self, ChatList chats, RecoveryReads reads, HistoryImport import, PeopleBook people)
{
    public const int Chats = 200;
    public const int Messages = 50;

    /// <summary>How much older than the position a message may be dated that the updates are yet to tell.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Imports what was said before <paramref name="before"/>. Telegram's dates are whole seconds, and the updates may lag behind them: what was
    /// said some seconds before it or later is answered, chat by chat, to be imported once the updates have brought what is new.
    /// </summary>
    public async Task<IReadOnlyList<IReadOnlyList<ImportedMessage>>> RunAsync(DateTimeOffset before, CancellationToken token)
    {
        var stored = await reads.ThroughAsync(accountId, token);
        var limit = before - Slack;
        List<IReadOnlyList<ImportedMessage>> later = [];
        var count = 0;
        await foreach (var chat in chats.ReadAsync(DateTimeOffset.MinValue, token))
        {
            if (count++ == Chats) break;
            if (IsAllThere(chat, stored.GetValueOrDefault(MessageReading.Text(chat.Person)), limit)) continue;
            var messages = (await chats.LastAsync(chat, Messages, token)).ConvertAll(message => Of(message, chat));
            await import.ImportAsync(accountId, [.. messages.Where(m => m.Message.SentAt < limit)], token);
            later.Add([.. messages.Where(m => m.Message.SentAt >= limit)]);
        }

        return later;
    }

    /// <summary>Imports what <see cref="RunAsync"/> left; messages that have come as new are there already and stay as they are.</summary>
    /// <param name="before">Only what was said before this.</param>
    public async Task FinishAsync(IReadOnlyList<IReadOnlyList<ImportedMessage>> later, DateTimeOffset before, CancellationToken token)
    {
        foreach (var messages in later) await import.ImportAsync(accountId, [.. messages.Where(m => m.Message.SentAt < before)], token);
    }

    public static DateTimeOffset SecondOf(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    /// <summary>After the second of the login there may be holes: what is new is taken in before the rest of that second.</summary>
    private static bool IsAllThere(ChatHead chat, ReceivedThrough? stored, DateTimeOffset limit) =>
        stored?.SentAt < limit && MessageReading.LastId(stored) >= chat.TopMessage;

    private ImportedMessage Of(Message message, ChatHead chat)
    {
        var fromUs = message.flags.HasFlag(Message.Flags.out_) || message.from_id is PeerUser { user_id: var from } && from == self;
        return new(MessageReading.Read(message, chat.Person, people), fromUs, fromUs && message.id <= chat.ReadThrough);
    }
}
