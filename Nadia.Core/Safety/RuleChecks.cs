using System.Text.RegularExpressions;
using Nadia.Core.Common;

namespace Nadia.Core.Safety;

/// <summary>What a rule must be before it may be stored: well formed, quick to run, and right about its own examples.</summary>
public static partial class RuleChecks
{
    public const int MaxName = 40;
    public const int MaxCategory = 40;
    public const int MaxWhy = 200;
    public const int MaxPhrases = 300;
    public const int MaxPhrase = 100;
    public const int MaxPattern = 2000;
    public const int MaxExamples = 50;
    public const int MaxExample = 500;

    /// <summary>Null when the rule may be stored; else what is wrong, naming the field and the rule.</summary>
    public static Invalid? Check(RuleDefinition rule) =>
        Texts(rule) ?? Lists(rule) ?? OfKind(rule) ?? Runs(rule);

    private static Invalid? Texts(RuleDefinition rule)
    {
        if (rule.Name is null || !Slug().IsMatch(rule.Name)) return new("name", Words.Fill($"must be 1 to {MaxName} of a-z, 0-9 and dashes."));
        return TextRules.Required("category", rule.Category, MaxCategory) ?? TextRules.Required("why", rule.Why, MaxWhy)
            ?? TextRules.Optional("pattern", rule.Pattern, MaxPattern) ?? TextRules.Optional("except", rule.Except, MaxPattern);
    }

    private static Invalid? Lists(RuleDefinition rule) =>
        List("phrases", rule.Phrases, MaxPhrases, MaxPhrase) ?? List("allowed_hosts", rule.AllowedHosts, MaxPhrases, MaxPhrase)
            ?? List("caught", rule.Caught, MaxExamples, MaxExample) ?? List("passed", rule.Passed, MaxExamples, MaxExample);

    private static Invalid? List(string field, IReadOnlyList<string> items, int max, int maxLength)
    {
        if (items.Count > max) return new(field, Words.Fill($"must have at most {max} entries."));
        return items.Select(item => TextRules.Required(field, item, maxLength)).FirstOrDefault(problem => problem is not null);
    }

    private static Invalid? OfKind(RuleDefinition rule) => rule.Kind switch
    {
        RuleKind.Words => Phrases(rule.Phrases),
        RuleKind.Expression => TextRules.Required("pattern", rule.Pattern, MaxPattern),
        RuleKind.Number => rule.Shape is null ? new("shape", Words.Of("must be one of card, iban, phone.")) : null,
        RuleKind.Link => rule.AllowedHosts.FirstOrDefault(h => !Host().IsMatch(h)) is { } host
            ? new Invalid("allowed_hosts", Words.Fill($"\"{host}\" must be a host's name such as example.com, in lower case.")) : null,
        RuleKind.Length => rule.LongerThan is >= 1 and < 4096 ? null : new("longer_than", Words.Of("must be 1 to 4,095.")),
        _ => new Invalid("kind", Words.Of("must be one of words, expression, number, link, length.")),
    };

    /// <summary>A phrase is compared with folded text, so it must be written as folded text is.</summary>
    private static Invalid? Phrases(IReadOnlyList<string> phrases)
    {
        if (phrases.Count == 0) return new("phrases", Words.Of("must have at least one word or phrase."));
        var wrong = phrases.FirstOrDefault(p => FoldedText.Of(p).Plain != p || !char.IsLetterOrDigit(p[0]) || !char.IsLetterOrDigit(p[^1]));
        return wrong is null ? null : new("phrases", Words.Fill($"\"{wrong}\" must be lower case without accents, and begin and end with a letter or digit."));
    }

    private static Invalid? Runs(RuleDefinition rule)
    {
        if ((Compiles("pattern", rule.Kind == RuleKind.Expression ? rule.Pattern : null) ?? Compiles("except", rule.Except)) is { } problem) return problem;
        var ready = new Rule(rule);
        if (rule.Caught.FirstOrDefault(text => !Finds(ready, text)) is { } missed) return new("caught", Words.Fill($"the rule does not find \"{missed}\"."));
        if (rule.Passed.FirstOrDefault(text => Finds(ready, text)) is { } found) return new("passed", Words.Fill($"the rule finds something in \"{found}\"."));
        return null;
    }

    private static Invalid? Compiles(string field, string? expression)
    {
        if (string.IsNullOrEmpty(expression)) return null;
        try
        {
            return Rule.Compile(expression).IsMatch("") ? new(field, Words.Of("must not match an empty text.")) : null;
        }
        catch (RegexParseException e)
        {
            return new(field, Words.Fill($"is not a regular expression: {e.Error} at character {e.Offset + 1}."));
        }
        catch (NotSupportedException)
        {
            // .NET refuses what needs backtracking, and what would grow past 10,000 states.
            return new(field, Words.Of("must do without look-around, back-references, atomic groups and large repeats, so that it can never be slow."));
        }
    }

    private static bool Finds(Rule rule, string text) => rule.Find(FoldedText.Of(text), 1).Count > 0;

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex Slug();

    [GeneratedRegex(@"^(?=.{1,253}$)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$")]
    private static partial Regex Host();
}
