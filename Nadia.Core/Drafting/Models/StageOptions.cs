namespace Nadia.Core.Drafting.Models;

/// <summary>The model of one stage, reached by the OpenAI chat protocol (https://platform.openai.com/docs/api-reference/chat).</summary>
public sealed class StageOptions
{
    /// <summary>Base address, such as <c>https://host/v1</c>; with <see cref="Model"/> it switches the stage from offline to a model.</summary>
    public string? Endpoint { get; set; }

    public string? Model { get; set; }

    /// <summary>Not needed by most local servers.</summary>
    public string? ApiKey { get; set; }

    /// <summary>USD for a million prompt tokens.</summary>
    public decimal InputUsdPerMillion { get; set; }

    /// <summary>USD for a million prompt tokens that the provider had in its cache; as <see cref="InputUsdPerMillion"/> when not given.</summary>
    public decimal? CachedInputUsdPerMillion { get; set; }

    /// <summary>USD for a million answered tokens.</summary>
    public decimal OutputUsdPerMillion { get; set; }

    /// <summary>Most tokens of an answer; the provider's own limit when not given.</summary>
    public int? MaxOutputTokens { get; set; }

    /// <summary>0 (the same every time) to 2; the stage's own, 0.8 or 0.3, when not given.</summary>
    public double? Temperature { get; set; }

    /// <summary>How long one attempt at an answer may take, seconds.</summary>
    public double TimeoutSeconds { get; set; } = 60;

    /// <summary>How often a request that failed in passing is sent again at once, 0 to 5.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>How long all attempts together may take.</summary>
    internal TimeSpan Patience => TimeSpan.FromSeconds(TimeoutSeconds + 15);

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Endpoint) && !string.IsNullOrWhiteSpace(Model);

    /// <summary>All prices are 0.</summary>
    public bool IsFree => InputUsdPerMillion == 0 && (CachedInputUsdPerMillion ?? 0) == 0 && OutputUsdPerMillion == 0;

    /// <summary>USD for one answer, with six decimals, rounded as PostgreSQL rounds.</summary>
    public decimal Cost(int inputTokens, int cachedTokens, int outputTokens) => decimal.Round(
        (((inputTokens - cachedTokens) * InputUsdPerMillion)
            + (cachedTokens * (CachedInputUsdPerMillion ?? InputUsdPerMillion))
            + (outputTokens * OutputUsdPerMillion)) / 1_000_000m,
        6,
        MidpointRounding.AwayFromZero);
}
