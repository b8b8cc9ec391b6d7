using Nadia.Core.Common;
using Nadia.Core.Safety;

namespace Nadia.Web.Features.Settings.Safety;

/// <summary>A rule while it is being edited: a copy, with its lists as lines of text.</summary>
public sealed class RuleForm
{
    public RuleForm(RuleDefinition rule)
    {
        (Name, Category, Why) = (rule.Name, rule.Category, rule.Why);
        (Severity, In, Kind, Enabled) = (rule.Severity, rule.In, rule.Kind, rule.Enabled);
        (Phrases, AllowedHosts) = (Join(rule.Phrases), Join(rule.AllowedHosts));
        (Caught, Passed) = (Join(rule.Caught), Join(rule.Passed));
        (Pattern, Except) = (rule.Pattern ?? "", rule.Except ?? "");
        (Shape, LongerThan) = (rule.Shape ?? NumberShape.Card, rule.LongerThan ?? 600);
    }

    /// <summary>What a new rule starts from.</summary>
    public static RuleDefinition Blank { get; } = new("", "", Severity.Minor, JudgedText.Reply, "");

    public string Name { get; set; }

    public string Category { get; set; }

    public string Why { get; set; }

    public Severity Severity { get; set; }

    public JudgedText? In { get; set; }

    public RuleKind Kind { get; set; }

    public bool Enabled { get; set; }

    public string Phrases { get; set; }

    public string Pattern { get; set; }

    public string Except { get; set; }

    public NumberShape Shape { get; set; }

    public int LongerThan { get; set; }

    public string AllowedHosts { get; set; }

    public string Caught { get; set; }

    public string Passed { get; set; }

    /// <summary>What is wrong with it, naming the field; null when it may be saved.</summary>
    public Invalid? Problem => RuleChecks.Check(ToDefinition());

    /// <summary>Only what belongs to the kind is kept.</summary>
    public RuleDefinition ToDefinition() => new(Name.Trim(), Category.Trim(), Severity, In, Why.Trim())
    {
        Kind = Kind,
        Phrases = Kind == RuleKind.Words ? Lines(Phrases) : [],
        Pattern = Kind == RuleKind.Expression ? Pattern.Trim() : null,
        Except = Kind is RuleKind.Words or RuleKind.Expression && Except.Trim() is { Length: > 0 } except ? except : null,
        Shape = Kind == RuleKind.Number ? Shape : null,
        LongerThan = Kind == RuleKind.Length ? LongerThan : null,
        AllowedHosts = Kind == RuleKind.Link ? Lines(AllowedHosts) : [],
        Caught = Lines(Caught),
        Passed = Lines(Passed),
        Enabled = Enabled,
    };

    /// <summary>What the rule finds in a text, as its own words; null while the rule is not right.</summary>
    public IReadOnlyList<string>? Try(string text)
    {
        if (Problem is not null) return null;
        var rule = ToDefinition() with { Enabled = true, In = JudgedText.Reply };
        return [.. new Constitution([rule]).Judge("", [text]).Findings.Select(f => text.Substring(f.Start, f.Length))];
    }

    private static string Join(IReadOnlyList<string> lines) => string.Join('\n', lines);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
