namespace Nadia.Bot;

/// <summary>The account cannot work on until a person acts.</summary>
public sealed class GatewayStoppedException : Exception
{
    public GatewayStoppedException()
    {
    }

    /// <param name="message">Why, as a sentence for people.</param>
    public GatewayStoppedException(string message)
        : base(message)
    {
    }

    public GatewayStoppedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
