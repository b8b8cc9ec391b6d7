namespace Nadia.Core.Rehearsals;

/// <summary>The models fail because a rehearsal says so; none was asked. The message is a sentence for reviewers.</summary>
public sealed class RehearsedFailureException : Exception
{
    public RehearsedFailureException()
        : this("The models fail, as the rehearsal says.")
    {
    }

    public RehearsedFailureException(string message)
        : base(message)
    {
    }

    public RehearsedFailureException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal RehearsedFailureException(RehearsedFaultKind kind)
        : this($"{What(kind)}, as the rehearsal says.")
    {
    }

    private static string What(RehearsedFaultKind kind) => kind switch
    {
        RehearsedFaultKind.ModelsSilent => "The model took too long to answer",
        RehearsedFaultKind.ModelsBabble => "The model's answer cannot be used",
        _ => "The model's server answered with HTTP 500",
    };
}
