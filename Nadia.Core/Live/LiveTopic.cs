namespace Nadia.Core.Live;

/// <summary>What kind of thing changed.</summary>
public enum LiveTopic
{
    /// <summary>A draft, its claim or its deliveries; the key is the draft's id.</summary>
    Draft,

    /// <summary>A conversation's messages or pace; the key is the conversation's id.</summary>
    Conversation,

    /// <summary>A customer; the key is the user id.</summary>
    Customer,

    /// <summary>An account's state; the key is the account's id.</summary>
    Account,

    /// <summary>Whether and how fast bubbles leave: the global pause, a flood wait, an account's risk. It has no key.</summary>
    Sending,

    /// <summary>A photo is wanted, or was fetched; the key is its message's id.</summary>
    Photo,

    /// <summary>"Typing…" shown to a sandbox customer; the key is the chat id. Never stored.</summary>
    Typing,

    /// <summary>The safety rules; without a key.</summary>
    Safety,

    /// <summary>The profiles of models, their limits, or whether the day's budget has room; without a key.</summary>
    Models,

    /// <summary>The prompts or the reply templates; without a key.</summary>
    Prompts,

    /// <summary>"Typing…" is taken away again before its time; the key is the chat id.</summary>
    TypingEnded,

    /// <summary>A sandbox rehearsal went a step further or ended; without a key.</summary>
    Rehearsal,

    /// <summary>Promises to customers; without a key.</summary>
    Commitments,

    /// <summary>The edit tags, or which labels are asked for; without a key.</summary>
    Labels,

    /// <summary>The attention checks: their rules and drafts without a key; with a reviewer's id, what they are to be told.</summary>
    Check,

    /// <summary>The signal was lost or the feed came back: re-read everything that is shown.</summary>
    Everything,
}
