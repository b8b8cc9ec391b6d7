namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>
/// The ids and numbers of what the server sends in one session: the time in 2⁻³² s, rising, 1 modulo 4 for answers and 3 for
/// the rest (https://core.telegram.org/mtproto/description#message-identifier-msg-id). Not for use by two callers at once.
/// </summary>
internal sealed class MessageIds(TimeProvider clock)
{
    private long last;
    private int contents;

    public long Next(bool isAnswer)
    {
        var now = clock.GetUtcNow();
        var fraction = now.Ticks % TimeSpan.TicksPerSecond;
        var id = (now.ToUnixTimeSeconds() << 32) | ((fraction << 32) / TimeSpan.TicksPerSecond & ~3L);
        last = Math.Max(id, last + 4) & ~3L;
        return last | (isAnswer ? 1L : 3L);
    }

    public int SeqNo(bool isContent) => isContent ? (contents++ * 2) + 1 : contents * 2;
}
