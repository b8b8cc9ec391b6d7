using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Nadia.Core.Safety;

/// <summary>
/// A rule made ready to run. Expressions run without backtracking, in time linear in the text, and within a limit, so that no text
/// and no expression however hostile can make a page wait.
/// </summary>
internal sealed class Rule
{
    /// <summary>Thousands of times what any text of a chat takes. It counts the clock's time, so a machine that stands still for a second must not flag anybody.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline;

    /// <summary>
    /// What an expression is compiled to takes a megabyte or two, and is the same whoever asks: while one set of rules is in use, another that
    /// differs in one rule, as in a preview or after a change, shares all the rest with it.
    /// </summary>
    private static readonly ConcurrentDictionary<string, WeakReference<Regex>> InUse = new(StringComparer.Ordinal);

    private readonly IRuleMatcher matcher;
    private readonly Regex? except;
    private readonly bool words;

    /// <exception cref="ArgumentException">An expression is malformed.</exception>
    /// <exception cref="NotSupportedException">An expression needs backtracking, or is too large.</exception>
    public Rule(RuleDefinition definition)
    {
        Definition = definition;
        words = definition.Kind == RuleKind.Words;
        except = string.IsNullOrEmpty(definition.Except) ? null : Compile(definition.Except);
        matcher = RuleMatchers.For(definition);
    }

    public RuleDefinition Definition { get; }

    /// <exception cref="ArgumentException">The expression is malformed.</exception>
    /// <exception cref="NotSupportedException">The expression needs backtracking, or is too large.</exception>
    public static Regex Compile(string expression)
    {
        if (InUse.TryGetValue(expression, out var kept) && kept.TryGetTarget(out var known)) return known;
        foreach (var (unused, _) in InUse.Where(entry => !entry.Value.TryGetTarget(out _))) InUse.TryRemove(unused, out _);
        var compiled = new Regex(expression, Options, Limit);
        InUse[expression] = new(compiled);
        return compiled;
    }

    /// <summary>
    /// The places where the rule applies, at most <paramref name="max"/>, as offsets in the folded text. A rule that did not come to an
    /// end in time counts for the whole text: what was not looked at must not look harmless.
    /// </summary>
    public IReadOnlyList<RuleMatch> Find(FoldedText text, int max)
    {
        try
        {
            var subject = words ? text.Words : text.Plain;
            var found = matcher.Find(subject);
            if (except is null) return [.. found.Take(max)];
            var all = found.ToList();
            if (all.Count == 0) return all;
            var spared = except.Matches(subject).Select(m => (m.Index, End: m.Index + m.Length)).ToList();
            return [.. all.Where(m => !spared.Exists(s => s.Index < m.Start + m.Length && m.Start < s.End)).Take(max)];
        }
        catch (RegexMatchTimeoutException)
        {
            return [new(0, text.Plain.Length, "")];
        }
    }
}
