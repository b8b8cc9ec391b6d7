namespace Nadia.Core.Drafting.Models;

/// <summary>One stage as an admin wants it.</summary>
public sealed record StageDefinition
{
    /// <summary>No such stage.</summary>
    public static StageDefinition None { get; } = new();

    /// <summary>Base address of an OpenAI-compatible server, such as <c>https://host/v1</c>; empty for no stage.</summary>
    public string Endpoint { get; init; } = "";

    public string Model { get; init; } = "";

    /// <summary>Null leaves the stored key as it is, blank removes it, anything else takes its place.</summary>
    public string? Key { get; init; }

    /// <summary>USD for a million prompt tokens.</summary>
    public decimal InputUsdPerMillion { get; init; }

    /// <summary>USD for a million cached prompt tokens; null for the price of the others.</summary>
    public decimal? CachedInputUsdPerMillion { get; init; }

    /// <summary>USD for a million answered tokens.</summary>
    public decimal OutputUsdPerMillion { get; init; }

    /// <summary>Seconds that one attempt may take, 1 to 600.</summary>
    public double TimeoutSeconds { get; init; } = 60;

    /// <summary>Attempts more at once, 0 to 5.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>1 to 1,000,000; null for the provider's own limit.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>0 to 2; null for the stage's own.</summary>
    public double? Temperature { get; init; }

    public bool IsEmpty => Endpoint.Length == 0 && Model.Length == 0;

    /// <summary>Without the key, so that it cannot get into a log line by mistake.</summary>
    public override string ToString() => IsEmpty ? "none" : $"{Model} at {Endpoint}";
}
