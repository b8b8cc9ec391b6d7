namespace Nadia.Core.Drafting.Models;

/// <summary>The customer has had as many drafts within the hour as the models may write for one. The message is a sentence for reviewers.</summary>
public sealed class CustomerCapException : Exception
{
    public CustomerCapException()
        : this("The customer has had as many drafts within an hour as are allowed.")
    {
    }

    public CustomerCapException(string message)
        : base(message)
    {
    }

    public CustomerCapException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal CustomerCapException(int cap, TimeSpan wait)
        : this($"The models have written {cap} {(cap == 1 ? "draft" : "drafts")} for this customer within an hour, the most that is allowed.") => Wait = wait;

    /// <summary>How long until the models may write again.</summary>
    public TimeSpan Wait { get; }
}
