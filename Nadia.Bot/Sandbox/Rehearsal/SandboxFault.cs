namespace Nadia.Bot.Sandbox.Rehearsal;

/// <summary>What can go wrong between the business and a rehearsed customer's phone.</summary>
public enum SandboxFault
{
    /// <summary>The bubble arrives, and the answer that says so is lost: it has to be sent again, and must not be seen twice.</summary>
    LostAnswer,

    /// <summary>Nothing arrives and nothing is answered: the connection is gone for that moment.</summary>
    Unreachable,

    /// <summary>The channel asks the whole account to wait 15 seconds, as Telegram does by <c>FLOOD_WAIT_15</c>.</summary>
    FloodWait,

    /// <summary>The customer has blocked the business: the reply comes back to a person.</summary>
    Blocked,
}
