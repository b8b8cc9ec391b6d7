using TL;

namespace Nadia.Tests.Bot.WTelegram.Server;

/// <summary>What a customer sees of the business, in the order in which it came.</summary>
internal sealed class CustomerPhone(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly List<ArrivedMessage> arrived = [];
    private readonly List<DateTimeOffset> typing = [];

    /// <summary>The customer takes no messages from the business.</summary>
    public bool HasBlocked { get; set; }

    public IReadOnlyList<ArrivedMessage> Messages
    {
        get
        {
            lock (gate) return [.. arrived];
        }
    }

    public IReadOnlyList<string> Texts => [.. Messages.Select(m => m.Text)];

    /// <summary>When "typing…" was shown anew.</summary>
    public IReadOnlyList<DateTimeOffset> Typing
    {
        get
        {
            lock (gate) return [.. typing];
        }
    }

    internal void Arrive(Message message, long randomId)
    {
        var answered = (message.reply_to as MessageReplyHeader)?.reply_to_msg_id;
        lock (gate) arrived.Add(new(message.id, message.message, randomId, clock.GetUtcNow(), answered));
    }

    /// <summary>How often "typing…" was taken away before its time.</summary>
    public int TypingStopped { get; private set; }

    internal void SeeTyping(bool isTyping)
    {
        lock (gate)
        {
            if (isTyping) typing.Add(clock.GetUtcNow());
            else TypingStopped++;
        }
    }
}
