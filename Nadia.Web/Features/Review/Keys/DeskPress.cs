using System.Globalization;
using Nadia.Core.Review.Preferences;

namespace Nadia.Web.Features.Review.Keys;

/// <summary>The keys as the page's script knows them: it tells apart by the default key, whichever one the reviewer has chosen.</summary>
public static class DeskPress
{
    /// <summary>The default key of each key that this reviewer presses.</summary>
    public static IReadOnlyDictionary<string, string> Map(DeskKeys keys) => DeskKeys.Actions.ToDictionary(a => keys[a], DeskKeys.DefaultOf);

    /// <summary>The quality that a key gives; null for any other key.</summary>
    public static int? Quality(string key) =>
        key is [>= '1' and <= '5'] ? int.Parse(key, CultureInfo.InvariantCulture) : null;
}
