namespace Nadia.Web.Features.Review.Reply;

/// <summary>One bubble in the editor.</summary>
/// <param name="Key">Stays with the bubble while it is edited and moved.</param>
public sealed record Bubble(int Key, string Text);
