using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Nadia.Core.Common;

namespace Nadia.Tests.Support;

/// <summary>
/// Finds English on a page in Spanish: texts that have a Spanish which is not shown, and sentences that were forgotten, known by the words
/// English cannot do without. What people wrote is in whatever language they wrote it: it stands in <c>dir="auto"</c> or has a <c>lang</c>.
/// </summary>
public static partial class EnglishLeft
{
    private const int FewestLetters = 4;

    // Every text and every name that a person sees or hears, as "where: text". What an open list offers counts as seen.
    private const string Walk = """
        ([within, except]) => {
          const own = `[dir=auto], [lang]:not(html), script, style, textarea, kbd${except ? `, ${except}` : ""}`;
          const seen = element => (element.closest("select") ?? element).checkVisibility({ visibilityProperty: true });
          const found = [];
          const note = (element, where, text, within = element) => {
            const words = text?.replace(/\s+/g, " ").trim();
            if (words && !within.closest(own) && seen(element)) found.push(`${where} of ${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}: ${words}`);
          };
          for (const root of document.querySelectorAll(within)) {
            const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) note(texts.currentNode.parentElement, "text", texts.currentNode.data);
            for (const name of ["aria-label", "title", "placeholder", "alt"])
              for (const element of root.querySelectorAll(`[${name}]`)) note(element, name, element.getAttribute(name), element.parentElement);
          }
          note(document.body, "title", document.title);
          return found;
        }
        """;

    private static readonly Dictionary<string, string> Spanish = Read();

    private static readonly HashSet<string> SpanishTexts = [.. Spanish.Values.Select(Trimmed)];

    private static readonly HashSet<string> EnglishTexts = [.. Spanish.Keys.Where(key => !Hole().IsMatch(key)).Select(Trimmed)];

    private static readonly Regex[] EnglishForms = [.. Spanish.Where(pair => pair.Key != pair.Value).Select(pair => Form(pair.Key)).OfType<Regex>()];

    private static readonly Regex[] SpanishForms = [.. Spanish.Values.Select(Form).OfType<Regex>()];

    /// <summary>What is left in English on the page, each with where it stands; the page's title is looked at always.</summary>
    /// <param name="within">A selector of the parts to look at.</param>
    /// <param name="except">A selector of what the business itself wrote, beside <c>dir="auto"</c>; empty for nothing.</param>
    public static async Task<IReadOnlyList<string>> OnAsync(IPage page, string within = "body", string except = "")
    {
        var found = await page.EvaluateAsync<string[]>(Walk, new[] { within, except });
        Assert.True(found.Length > 1, $"There is nothing to read in {within}.");
        return [.. found.Where(line => IsEnglish(line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..])).Distinct()];
    }

    /// <summary>Whether a text on a page in Spanish is English.</summary>
    public static bool IsEnglish(string text)
    {
        if (SpanishTexts.Contains(text)) return false;
        if (EnglishTexts.Contains(text)) return true;
        // What fills a Spanish sentence may be anybody's words.
        return !SpanishForms.Any(form => form.IsMatch(text)) && (EnglishWord().IsMatch(text) || EnglishForms.Any(form => form.IsMatch(text)));
    }

    private static Dictionary<string, string> Read()
    {
        var words = typeof(Words).Assembly;
        return words.GetManifestResourceNames().Where(name => name.StartsWith("Words.es.", StringComparison.Ordinal))
            .SelectMany(name => JsonSerializer.Deserialize<Dictionary<string, string>>(words.GetManifestResourceStream(name)!)!)
            .DistinctBy(pair => pair.Key).ToDictionary();
    }

    private static string Trimmed(string text) => Gap().Replace(text, " ").Trim();

    // Null without a hole; a text of holes and signs alone would fit anything.
    private static Regex? Form(string text)
    {
        var pieces = Hole().Split(Trimmed(text));
        var letters = pieces.Sum(piece => piece.Count(char.IsLetter));
        return letters < FewestLetters || pieces.Length == 1 ? null : new Regex($"^{string.Join(".+", pieces.Select(Regex.Escape))}$", RegexOptions.Singleline);
    }

    [GeneratedRegex("""\{\d+(?::[^{}]+)?\}""")]
    private static partial Regex Hole();

    [GeneratedRegex("""\s+""")]
    private static partial Regex Gap();

    // In capitals they are names of statuses.
    [GeneratedRegex("""\b(?:[Tt]he|[Yy]ours?|[Yy]ou|[Ww]ith|[Ww]aiting|[Dd]rafts?|[Rr]epl(?:y|ies)|[Bb]ubbles?|[Aa]nd|[Oo]f|[Ii]s|[Aa]re|[Ww]as|[Nn]ot|[Tt]his|[Tt]hat|[Ff]rom|[Ff]or|[Bb]y|[Tt]o|[Ii]t|[Cc]ustomers?|[Ss]end|[Cc]ancel|[Cc]lose|[Ss]how|[Ww]hat|[Ww]ho|[Nn]othing)\b""")]
    private static partial Regex EnglishWord();
}
