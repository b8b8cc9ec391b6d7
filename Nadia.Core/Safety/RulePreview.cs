namespace Nadia.Core.Safety;

/// <summary>What a change of a rule would have meant for past decisions.</summary>
/// <param name="Looked">Decisions looked at: the last 1,000 at most.</param>
/// <param name="Changed">How many would have carried another recommendation.</param>
/// <param name="Examples">The latest of those, at most 10.</param>
public sealed record RulePreview(int Looked, int Changed, IReadOnlyList<RulePreviewExample> Examples);
