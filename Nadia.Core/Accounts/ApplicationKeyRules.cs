using System.Globalization;
using Nadia.Core.Common;

namespace Nadia.Core.Accounts;

/// <summary>What an API id and hash must look like, as https://my.telegram.org/apps shows them.</summary>
public static class ApplicationKeyRules
{
    public const int HashLength = 32;

    /// <summary>Digits of the largest id there can be.</summary>
    public const int MaxIdLength = 10;

    public static Invalid? CheckId(string? apiId) => IdOf(apiId) > 0
        ? null
        : new("api_id", Words.Fill($"must be the number that my.telegram.org/apps shows, 1 to {int.MaxValue.ToString(CultureInfo.InvariantCulture)}."));

    public static Invalid? CheckHash(string? apiHash) => apiHash?.Trim() is { Length: HashLength } hash && hash.All(char.IsAsciiHexDigit)
        ? null
        : new("api_hash", Words.Fill($"must be the {HashLength} digits 0-9 and a-f that my.telegram.org/apps shows."));

    /// <summary>0 when it is no such number.</summary>
    public static int IdOf(string? apiId) => int.TryParse(apiId?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
