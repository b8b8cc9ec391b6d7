using Nadia.Core.Safety;

namespace Nadia.Tests.Core.Safety;

/// <summary>What people really write, both ways: corpus.tsv beside this file. A rule that is changed is changed against it.</summary>
public sealed class CorpusTests
{
    private static IReadOnlyList<(string Side, string Rule, string Text)> Lines { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Core", "Safety", "corpus.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(parts => (parts[0], parts[1], parts[2])),
    ];

    public static TheoryData<string, string, string> Risky => [.. Lines.Where(l => l.Rule != "-").Select(l => (l.Side, l.Rule, l.Text))];

    public static TheoryData<string, string> Harmless => [.. Lines.Where(l => l.Rule == "-").Select(l => (l.Side, l.Text))];

    [Fact]
    public void It_holds_at_least_150_examples_and_both_ways()
    {
        Assert.True(Lines.Count >= 150, $"{Lines.Count} examples");
        Assert.True(Lines.Count(l => l.Rule == "-") >= 60, "too few harmless ones");
        Assert.Distinct(Lines.Select(l => (l.Side, l.Text)));
    }

    [Theory]
    [MemberData(nameof(Risky))]
    public void A_risky_text_meets_its_rule(string side, string rule, string text) =>
        Assert.Contains(Judge(side, text), finding => finding.Rule == rule);

    [Theory]
    [MemberData(nameof(Harmless))]
    public void A_harmless_text_meets_none(string side, string text) => Assert.Empty(Judge(side, text));

    private static List<Finding> Judge(string side, string text) =>
        (side == "in" ? Constitution.Starter.Judge(text, []) : Constitution.Starter.Judge("", [text])).Findings;
}
