namespace Nadia.Bot;

/// <summary>What the channel said to a bubble.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The customer has it, under this id.</summary>
    public sealed record Sent(string ExternalId) : SendResult;

    /// <summary>This bubble not now: try it again after the delay.</summary>
    public sealed record Later(TimeSpan Delay, string Reason) : SendResult;

    /// <summary>Nothing on this account before the wait is over (a flood wait), whatever the conversation.</summary>
    /// <param name="Error">The channel's name for it, as in <c>FLOOD_WAIT_X</c>.</param>
    public sealed record AccountWaits(TimeSpan Wait, string Error, string Reason) : SendResult;

    /// <summary>Never (blocked, deleted, too long): a person must look at it.</summary>
    public sealed record Refused(string Reason) : SendResult;

    /// <summary>The whole account may not send (a ban, a dead session) until a person acts: the outbox waits.</summary>
    /// <param name="Error">The channel's name for it, as in <c>PEER_FLOOD</c>.</param>
    public sealed record AccountStopped(string Error, string Reason) : SendResult;
}
