namespace Nadia.Core.Common;

/// <summary>The value of a command that has nothing more to say than that it happened.</summary>
public sealed record Done
{
    public static Done It { get; } = new();

    private Done()
    {
    }
}
