namespace Nadia.Bot;

/// <summary>What the channel said to a bubble.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The customer has it, under this id.</summary>
    public sealed record Sent(string ExternalId) : SendResult;

    /// <summary>Not now (a flood wait): try again after the delay.</summary>
    public sealed record Later(TimeSpan Delay, string Reason) : SendResult;

    /// <summary>Never (blocked, deleted, too long): a person must look at it.</summary>
    public sealed record Refused(string Reason) : SendResult;

    /// <summary>The whole account may not send (a ban, a dead session): the outbox waits.</summary>
    public sealed record AccountStopped(string Reason) : SendResult;
}
