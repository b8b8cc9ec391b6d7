namespace Nadia.Core.Drafting.Trials;

/// <summary>One message exactly as a model was sent it.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
public sealed record SentMessage(string Role, string Text);
