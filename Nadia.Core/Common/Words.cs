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

    private static readonly CultureInfo EnglishCulture = CultureInfo.GetCultureInfo(English);

    private static readonly CultureInfo SpanishCalendar = CultureInfo.GetCultureInfo(Spanish);

    private static readonly FrozenDictionary<string, string> ToSpanish = Read(Spanish);

    /// <summary>The current language's code: <c>en</c> or <c>es</c>.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Spanish ? Spanish : English;

    /// <summary>Whose names of days and months a date is written with.</summary>
    public static CultureInfo Calendar => Language == Spanish ? SpanishCalendar : CultureInfo.InvariantCulture;

    /// <summary>A text without anything to fill in. The literal stands in the call, so that a test finds it.</summary>
    public static string Of(string english) => Language == Spanish && ToSpanish.TryGetValue(english, out var spanish) ? spanish : english;

    /// <summary>A text with something to fill in; its key has numbers for the holes: <c>{0} of {1:0.#} drafts</c>.</summary>
    public static string Fill(FormattableString english) => string.Format(CultureInfo.InvariantCulture, Of(english.Format), english.GetArguments());

    /// <summary>What is worked out in here is in English, whoever is asking: for what is stored.</summary>
    public static T InEnglish<T>(Func<T> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = EnglishCulture;
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

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
