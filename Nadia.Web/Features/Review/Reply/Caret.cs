namespace Nadia.Web.Features.Review.Reply;

/// <summary>Where the cursor goes on: in which bubble, at which offset.</summary>
public sealed record Caret(int Key, int At);
