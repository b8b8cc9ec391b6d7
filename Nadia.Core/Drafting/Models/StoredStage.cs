namespace Nadia.Core.Drafting.Models;

/// <summary>One stage of a profile as the database keeps it; the key is encrypted.</summary>
public sealed record StoredStage
{
    public static StoredStage None { get; } = new();

    /// <summary>Empty: there is no such stage.</summary>
    public string Endpoint { get; init; } = "";

    public string Model { get; init; } = "";

    /// <summary>Encrypted for this profile and stage; null when the server needs none.</summary>
    public byte[]? Key { get; init; }

    /// <summary>USD for a million prompt tokens.</summary>
    public decimal InputUsdPerMillion { get; init; }

    /// <summary>USD for a million prompt tokens out of the provider's cache; as the others when null.</summary>
    public decimal? CachedInputUsdPerMillion { get; init; }

    /// <summary>USD for a million answered tokens.</summary>
    public decimal OutputUsdPerMillion { get; init; }

    /// <summary>Seconds that one attempt may take.</summary>
    public double TimeoutSeconds { get; init; } = 60;

    public int Retries { get; init; } = 2;

    public int? MaxOutputTokens { get; init; }

    /// <summary>0 to 2; the stage's own when null.</summary>
    public double? Temperature { get; init; }

    /// <param name="key">The key in the clear.</param>
    internal StageOptions ToOptions(string? key) => new()
    {
        Endpoint = Endpoint,
        Model = Model,
        ApiKey = key,
        InputUsdPerMillion = InputUsdPerMillion,
        CachedInputUsdPerMillion = CachedInputUsdPerMillion,
        OutputUsdPerMillion = OutputUsdPerMillion,
        TimeoutSeconds = TimeoutSeconds,
        Retries = Retries,
        MaxOutputTokens = MaxOutputTokens,
        Temperature = Temperature,
    };
}
