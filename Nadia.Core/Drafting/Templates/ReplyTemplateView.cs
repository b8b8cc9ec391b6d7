namespace Nadia.Core.Drafting.Templates;

/// <summary>A reply template as admins see it.</summary>
/// <param name="Version">To be handed back with a change: what somebody else changed meanwhile is not overwritten.</param>
/// <param name="By">Who changed it last; null while it is as it was planted.</param>
public sealed record ReplyTemplateView(
    int Id, ReplyTemplateLevel Level, string Language, string Text, bool Active, uint Version, string? By, DateTimeOffset? At);
