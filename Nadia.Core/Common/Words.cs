using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Nadia.Core.Common;

/// <summary>
/// What a person reads, in their language. English stands in the code and is the key of its translation in <c>Words/es/*.json</c>; what
/// has no translation is shown in English. The language is the current UI culture's, which each page request and circuit has of its own.
/// </summary>
public static class Words
{
    /// <summary>The code of the language in which everything is written.</summary>
    public const string English = "en";

    public const string Spanish = "es";

    private static readonly FrozenDictionary<string, string> ToSpanish = Read(Spanish);

    /// <summary>The current language's code: <c>en</c> or <c>es</c>.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Spanish ? Spanish : English;

    /// <summary>A text without anything to fill in. The literal stands in the call, so that a test finds it.</summary>
    public static string Of(string english) => Language == Spanish && ToSpanish.TryGetValue(english, out var spanish) ? spanish : english;

    /// <summary>A text with something to fill in; its key has numbers for the holes: <c>{0} of {1:0.#} drafts</c>.</summary>
    public static string Fill(FormattableString english) => string.Format(CultureInfo.InvariantCulture, Of(english.Format), english.GetArguments());

    private static FrozenDictionary<string, string> Read(string language)
    {
        var assembly = typeof(Words).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith($"Words.{language}.", StringComparison.Ordinal))
            .SelectMany(name =>
            {
                using var file = assembly.GetManifestResourceStream(name)!;
                return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
            })
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}
