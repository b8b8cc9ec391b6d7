using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nadia.Tests.House;

/// <summary>Every text that is said through <see cref="Nadia.Core.Common.Words"/> has its Spanish, and nothing else has.</summary>
public sealed partial class WordsTests
{
    private static readonly string Root = FindRoot();

    private static readonly ILookup<string, string> Spanish = Directory.EnumerateFiles(Path.Combine(Root, "Nadia.Core", "Words", "es"), "*.json")
        .SelectMany(file => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!)
        .ToLookup(pair => pair.Key, pair => pair.Value);

    // Nothing to translate: names of things and people.
    private static readonly string[] Names = ["NADIA", "LTV", "my.telegram.org", "API development tools", "https://host/v1", "Maria"];

    private static readonly HashSet<string> Said = [.. Sources().SelectMany(file => Keys(File.ReadAllText(file)))];

    [Fact]
    public void Each_text_has_its_Spanish() => Assert.Empty(Said.Except(Spanish.Select(group => group.Key)));

    [Fact]
    public void Nothing_is_translated_that_is_not_said() => Assert.Empty(Spanish.Select(group => group.Key).Except(Said));

    [Fact]
    public void A_text_has_one_translation_whichever_files_hold_it() =>
        Assert.Empty(Spanish.Where(group => group.Distinct().Count() > 1).Select(group => group.Key));

    [Fact]
    public void A_translation_fills_in_what_the_text_fills_in() => Assert.Empty(Spanish
        .Where(group => group.Any(text => !Holes(group.Key).SetEquals(Holes(text))))
        .Select(group => group.Key));

    [Fact]
    public void A_text_is_a_literal_in_its_call() => Assert.Empty(Sources()
        .Where(file => Path.GetFileName(file) != "Words.cs")
        .SelectMany(file => AnyCall().Matches(File.ReadAllText(file)).Select(call => $"{Path.GetFileName(file)}: {call.Value}")));

    [Fact]
    public void Notices_and_questions_are_no_plain_English() => Assert.Empty(Sources()
        .SelectMany(file => PlainCall().Matches(File.ReadAllText(file)).Select(call => $"{Path.GetFileName(file)}: {call.Value}")));

    [Fact]
    public void Markup_holds_no_plain_English() => Assert.Empty(Sources()
        .Where(file => file.EndsWith(".razor", StringComparison.Ordinal))
        .SelectMany(file => Plain(Markup(File.ReadAllText(file))).Except(Names).Select(text => $"{Path.GetFileName(file)}: {text}")));

    /// <summary>What a person reads of a file: without its code, remarks, keys and names of settings.</summary>
    private static string Markup(string source) => NotRead().Replace(source.Split("\n@code", 2)[0], "");

    private static IEnumerable<string> Plain(string markup) => PlainName().Matches(markup).Concat(PlainText().Matches(markup)).Select(found => found.Groups["text"].Value.Trim());

    /// <summary>The keys of the calls in a source, holes numbered in order as the compiler numbers them.</summary>
    private static IEnumerable<string> Keys(string source)
    {
        foreach (Match call in Call().Matches(source))
        {
            var number = 0;
            var text = call.Groups["text"].Value;
            if (call.Groups["fill"].Success) text = Hole().Replace(text, hole => $"{{{number++}{hole.Groups["format"].Value}}}");
            yield return Regex.Unescape(text);
        }
    }

    private static HashSet<string> Holes(string text) => [.. NumberedHole().Matches(text).Select(hole => hole.Value)];

    private static IEnumerable<string> Sources() => ((string[])["Nadia.Core", "Nadia.Bot", "Nadia.Web"])
        .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, project), "*.*", SearchOption.AllDirectories))
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Nadia.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    // A hole holds an expression without quotes and braces; whatever needs them is worked out before.
    [GeneratedRegex("""\bWords\.(?:Of\(|(?<fill>Fill\(\$))"(?<text>(?:[^"\\]|\\.)*)"\)""")]
    private static partial Regex Call();

    [GeneratedRegex("""\bWords\.(?:Of\((?!"(?:[^"\\]|\\.)*"\))|Fill\((?!\$"(?:[^"\\]|\\.)*"\))).{0,60}""")]
    private static partial Regex AnyCall();

    [GeneratedRegex("""\{(?<expression>[^{}:]|::|\((?:[^()]|\([^()]*\))*\))+?(?<format>:[^{}]+)?\}""")]
    private static partial Regex Hole();

    [GeneratedRegex("""\{\d+(?::[^{}]+)?\}""")]
    private static partial Regex NumberedHole();

    [GeneratedRegex("""\b(?:snackbar\.Say|Snackbar\.Say|questions\.Say|ConfirmAsync)\(\s*\$?"[A-Z].{0,60}""")]
    private static partial Regex PlainCall();

    [GeneratedRegex("""@\*.*?\*@|^@.*?$|<(?<tag>kbd|code)\b[^>]*>.*?</\k<tag>>""", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex NotRead();

    [GeneratedRegex("""\b(?:aria-label|title|placeholder|alt|Title|Label|Text|Placeholder|HelperText|None|Verb)="(?<text>[^"@]*[A-Za-z]{3}[^"@]*)["]""")]
    private static partial Regex PlainName();

    // What has signs of code in it stands between two tags by chance.
    [GeneratedRegex(""">(?<text>[^<>@{}();=|?]*[A-Za-z]{3}[^<>@{}();=|?]*)<""")]
    private static partial Regex PlainText();
}
