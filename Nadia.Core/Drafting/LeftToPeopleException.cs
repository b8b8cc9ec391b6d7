namespace Nadia.Core.Drafting;

/// <summary>No model may be asked, and what the customer wrote is not answered from templates. The message is a sentence for reviewers.</summary>
public sealed class LeftToPeopleException : Exception
{
    public LeftToPeopleException()
        : this("A person has to write this reply.")
    {
    }

    public LeftToPeopleException(string message)
        : base(message)
    {
    }

    public LeftToPeopleException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
