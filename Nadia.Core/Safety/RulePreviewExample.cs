namespace Nadia.Core.Safety;

/// <summary>One past decision that the change would have shown otherwise.</summary>
/// <param name="Reply">The reply as it was decided on, its first 200 characters.</param>
public sealed record RulePreviewExample(Guid DraftId, DateTimeOffset DecidedAt, Recommendation Before, Recommendation After, string CustomerMessage, string Reply);
