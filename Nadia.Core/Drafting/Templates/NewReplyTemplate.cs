namespace Nadia.Core.Drafting.Templates;

/// <summary>A reply template to be added.</summary>
/// <param name="Language">IETF language tag, such as <c>es</c>.</param>
public sealed record NewReplyTemplate(string Language, ReplyTemplateLevel Level, string Text);
