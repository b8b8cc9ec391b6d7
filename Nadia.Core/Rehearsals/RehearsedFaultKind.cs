namespace Nadia.Core.Rehearsals;

/// <summary>What can go wrong for a rehearsed customer: on the way to their phone, one bubble each, or with the models, until they are mended.</summary>
public enum RehearsedFaultKind
{
    /// <summary>The bubble arrives, and the answer that says so is lost: it has to be sent again, and must not be seen twice.</summary>
    LostAnswer,

    /// <summary>Nothing arrives and nothing is answered: the connection is gone for that moment.</summary>
    Unreachable,

    /// <summary>The channel asks the whole account to wait 15 seconds, as Telegram does by <c>FLOOD_WAIT_15</c>.</summary>
    FloodWait,

    /// <summary>The customer has blocked the business: the reply comes back to a person.</summary>
    Blocked,

    /// <summary>The models take too long.</summary>
    ModelsSilent,

    /// <summary>The models' servers answer with an error.</summary>
    ModelsFail,

    /// <summary>The models answer, and nothing can be made of it.</summary>
    ModelsBabble,
}
