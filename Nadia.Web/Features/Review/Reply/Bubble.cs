using Nadia.Core.Drafting.Templates;

namespace Nadia.Web.Features.Review.Reply;

/// <summary>One bubble in the editor.</summary>
/// <param name="Key">Stays with the bubble while it is edited and moved.</param>
/// <param name="Level">The level of the template it was made from; null for one's own words.</param>
public sealed record Bubble(int Key, string Text, ReplyTemplateLevel? Level = null);
