using Nadia.Core.Drafting.Templates;
using Nadia.Core.Safety;

namespace Nadia.Core.Review.Editing;

/// <summary>What labels are suggested from: the draft, what the reviewer made of it, and what the safety rules say of either.</summary>
/// <param name="Templates">The ready texts of the business, with their level.</param>
public sealed record EditFacts(
    IReadOnlyList<string> Draft,
    IReadOnlyList<string> Final,
    IReadOnlyList<Finding> DraftFindings,
    IReadOnlyList<Finding> FinalFindings,
    IReadOnlyList<(ReplyTemplateLevel Level, string Text)> Templates);
