namespace Nadia.Core.Drafting;

/// <summary>A model answered, and nothing can be made of it. The message is a sentence for reviewers, without a word of the answer.</summary>
public sealed class UnusableAnswerException : Exception
{
    public UnusableAnswerException()
        : this("The model's answer cannot be used.")
    {
    }

    public UnusableAnswerException(string message)
        : base(message)
    {
    }

    public UnusableAnswerException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal static UnusableAnswerException Refused() => new("The model refused to answer.");

    internal static UnusableAnswerException TooLong() => new("The model's answer was far too long.");
}
