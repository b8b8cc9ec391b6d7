namespace Nadia.Core.Drafting.Models;

/// <summary>One stage as admins see it: all but the key.</summary>
/// <param name="Settings">Never with a key.</param>
/// <param name="HasKey">A key is there.</param>
/// <param name="KeyUnreadable">It is there and cannot be read on this node: it was encrypted under another key of the installation.</param>
public sealed record StageView(StageDefinition Settings, bool HasKey, bool KeyUnreadable)
{
    /// <summary>Where it answers, without path or credentials.</summary>
    public string Host => Uri.TryCreate(Settings.Endpoint, UriKind.Absolute, out var address) ? address.Authority : Settings.Endpoint;

    public bool IsFree => Settings is { InputUsdPerMillion: 0, CachedInputUsdPerMillion: null or 0, OutputUsdPerMillion: 0 };
}
