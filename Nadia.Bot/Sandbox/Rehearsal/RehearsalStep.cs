using Nadia.Core.Rehearsals;

namespace Nadia.Bot.Sandbox.Rehearsal;

/// <summary>One thing that a rehearsed customer does.</summary>
/// <param name="After">Seconds since their last step, at normal speed.</param>
public abstract record RehearsalStep(double After)
{
    /// <summary>Writes a message.</summary>
    public sealed record Write(double After, string Text) : RehearsalStep(After);

    /// <summary>Changes a message of theirs.</summary>
    /// <param name="Message">Zero-based, in the order in which they wrote.</param>
    public sealed record Edit(double After, int Message, string Text) : RehearsalStep(After);

    /// <summary>Deletes a message of theirs.</summary>
    /// <param name="Message">As in <see cref="Edit"/>.</param>
    public sealed record Delete(double After, int Message) : RehearsalStep(After);

    /// <summary>Begins to type: bubbles that have not left come back to the reviewer.</summary>
    public sealed record Type(double After) : RehearsalStep(After);

    /// <summary>Reads what has arrived.</summary>
    public sealed record Read(double After) : RehearsalStep(After);

    /// <summary>Lets something go wrong: with the next bubble to them, or with the models from here on.</summary>
    public sealed record Fail(double After, RehearsedFaultKind Fault) : RehearsalStep(After);

    /// <summary>Lets the models answer again.</summary>
    public sealed record Mend(double After) : RehearsalStep(After);
}
