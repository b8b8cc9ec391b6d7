using Nadia.Core.Conversations;
using TL;
using Message = TL.Message;

namespace Nadia.Bot.WTelegram;

/// <summary>
/// Fills in from the chats themselves what the updates do not tell any more. Killed in the middle it begins again: messages are
/// handed over oldest first over all chats, so what is stored is always a beginning, and each chat goes on behind its last stored message.
/// </summary>
internal sealed class HistoryFill(int accountId, ChatList chats, RecoveryReads reads, UpdateReader reader)
{
    /// <summary>Telegram's dates are whole seconds, and a chat's list moves while it is read.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    /// <param name="since">Up to when the updates were taken in; null to go by the last stored message.</param>
    public async Task RunAsync(DateTimeOffset? since, CancellationToken token)
    {
        var stored = await reads.ThroughAsync(accountId, token);
        var from = (since ?? stored.Values.Max(s => s.SentAt) ?? DateTimeOffset.MinValue + Slack) - Slack;
        var missed = new SortedDictionary<int, Message>();
        await foreach (var chat in chats.ReadAsync(from, token))
        {
            var last = MessageReading.LastId(stored.GetValueOrDefault(MessageReading.Text(chat.Person)));
            if (chat.TopMessage <= last) continue;
            await foreach (var message in chats.HistoryAsync(chat, last ?? 0, token))
            {
                // A chat that was never stored had its older messages before NADIA came.
                if (last is null && message.date < from.UtcDateTime) break;
                missed[message.id] = message;
            }
        }

        foreach (var message in missed.Values) await reader.TakeAsync(new UpdateNewMessage { message = message });
    }
}
