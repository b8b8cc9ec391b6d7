using TL;
using WTelegram;

namespace Nadia.Bot.WTelegram;

/// <summary>
/// Takes in what happened since a position, piece by piece (https://core.telegram.org/api/updates#recovering-gaps). The library would
/// do so too, but leaves out edits, deletions and read marks that stand behind new messages, and skips over what is too long.
/// </summary>
internal sealed class CatchUp(Client telegram, PeopleBook people, UpdateReader reader, PacedCalls calls)
{
    /// <param name="save">Called after each piece, once everything in it is committed.</param>
    /// <returns>The position reached; null when Telegram does not tell any more what was missed.</returns>
    public async Task<SavedPosition?> RunAsync(SavedPosition from, Func<SavedPosition, Task> save, CancellationToken token)
    {
        var at = from;
        while (true)
        {
            switch (await AskAsync(at, token))
            {
                case Updates_DifferenceEmpty nothing:
                    return at with { Seq = nothing.seq, Date = MessageReading.Utc(nothing.date).Ticks };
                case Updates_DifferenceSlice piece:
                    await TakeAsync(piece.users, piece.new_messages, piece.other_updates);
                    await save(at = SavedPosition.Behind(piece.intermediate_state));
                    break;
                case Updates_Difference rest:
                    await TakeAsync(rest.users, rest.new_messages, rest.other_updates);
                    await save(at = SavedPosition.Behind(rest.state));
                    return at;
                default:
                    return null;
            }
        }
    }

    private async Task<Updates_DifferenceBase?> AskAsync(SavedPosition at, CancellationToken token)
    {
        try
        {
            return await calls.AskAsync(() => telegram.Updates_GetDifference(at.Pts, at.At.UtcDateTime, at.Qts), token);
        }
        catch (RpcException e) when (e.Message.StartsWith("PERSISTENT_TIMESTAMP_", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>First which of our bubbles went out, then the messages, oldest first, then what became of them.</summary>
    private async Task TakeAsync(Dictionary<long, User> users, MessageBase[] messages, Update[] others)
    {
        people.Collect(users.Values);
        foreach (var sent in others.OfType<UpdateMessageID>()) await reader.TakeAsync(sent);
        foreach (var message in messages.OrderBy(m => m.ID)) await reader.TakeAsync(new UpdateNewMessage { message = message });
        foreach (var other in others.Where(u => u is not UpdateMessageID)) await reader.TakeAsync(other);
    }
}
