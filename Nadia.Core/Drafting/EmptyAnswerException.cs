namespace Nadia.Core.Drafting;

/// <summary>A model answered without a word.</summary>
public sealed class EmptyAnswerException : Exception
{
    public EmptyAnswerException()
        : base("The model gave an empty answer.")
    {
    }

    public EmptyAnswerException(string message)
        : base(message)
    {
    }

    public EmptyAnswerException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
