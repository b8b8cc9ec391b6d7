namespace Nadia.Bot.Sandbox;

/// <summary>Where what a sandbox customer wrote is on its way.</summary>
public enum SandboxStage
{
    /// <summary>Nothing waits: all is answered, or nothing was written.</summary>
    Quiet,

    /// <summary>The customer is silenced: messages are held.</summary>
    Held,

    /// <summary>Received; more messages are awaited before the draft.</summary>
    Collecting,

    /// <summary>The draft is being written.</summary>
    Drafting,

    /// <summary>The draft waits for a person.</summary>
    InReview,

    /// <summary>Approved bubbles are on their way.</summary>
    Delivering,
}
