using Nadia.Core.Common;

namespace Nadia.Core.Drafting.Models;

/// <summary>What a profile must be like to be saved.</summary>
public static class ProfileRules
{
    /// <summary>As many as are asked one after the other for one draft at the very most.</summary>
    public const int MaxProfiles = 10;

    public const int MaxName = 50;
    public const int MaxEndpoint = 500;
    public const int MaxModel = 100;
    public const int MaxKey = 500;

    /// <summary>USD for a million tokens.</summary>
    public const decimal MaxPrice = 100_000;

    public const int MaxTokens = 1_000_000;

    /// <summary>The first rule that is broken; null when it may be saved.</summary>
    public static Invalid? Check(ProfileDefinition profile)
    {
        if (TextRules.Required("name", profile.Name, MaxName) is { } unnamed) return unnamed;
        if (IsReserved(profile.Name)) return new("name", Words.Fill($"“{ModelProfile.ConfigurationName}” is the profile of the environment's settings."));
        if (profile.Creative.IsEmpty) return new("creative_endpoint", Words.Of("must name the server that writes the replies."));
        return Check("creative", profile.Creative) ?? (profile.Refine.IsEmpty ? null : Check("refine", profile.Refine));
    }

    private static bool IsReserved(string name) => string.Equals(name.Trim(), ModelProfile.ConfigurationName, StringComparison.OrdinalIgnoreCase);

    private static Invalid? Check(string stage, StageDefinition s) =>
        TextRules.Required($"{stage}_endpoint", s.Endpoint, MaxEndpoint)
        ?? (IsAddress(s.Endpoint) ? null : new Invalid($"{stage}_endpoint", Words.Of("must be an absolute http or https address without a name or password in it.")))
        ?? TextRules.Required($"{stage}_model", s.Model, MaxModel)
        ?? TextRules.Optional($"{stage}_key", s.Key, MaxKey)
        ?? (s.Key?.Trim().Any(c => c is <= ' ' or > '~') == true ? new Invalid($"{stage}_key", Words.Of("must be plain characters without spaces, as the provider shows it.")) : null)
        ?? Price($"{stage}_input_price", s.InputUsdPerMillion)
        ?? Price($"{stage}_cached_input_price", s.CachedInputUsdPerMillion ?? 0)
        ?? Price($"{stage}_output_price", s.OutputUsdPerMillion)
        ?? (s.TimeoutSeconds is >= 1 and <= 600 ? null : new Invalid($"{stage}_timeout", Words.Of("must be 1 to 600 seconds.")))
        ?? (s.Retries is >= 0 and <= 5 ? null : new Invalid($"{stage}_retries", Words.Of("must be 0 to 5.")))
        ?? (s.MaxOutputTokens is null or (>= 1 and <= MaxTokens) ? null : new Invalid($"{stage}_max_tokens", Words.Fill($"must be 1 to {MaxTokens:N0}, or empty.")))
        ?? (s.Temperature is null or (>= 0 and <= 2) ? null : new Invalid($"{stage}_temperature", Words.Of("must be 0 to 2, or empty.")));

    private static Invalid? Price(string field, decimal usd) => usd switch
    {
        < 0 or > MaxPrice => new(field, Words.Fill($"must be 0 to {MaxPrice:N0} USD for a million tokens.")),
        _ when decimal.Round(usd, 6) != usd => new(field, Words.Of("must have six decimals at most.")),
        _ => null,
    };

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && address.Host.Length > 0;
}
