namespace Nadia.Core.Knowledge;

/// <summary>A document as the list shows it.</summary>
/// <param name="Version">To be handed back with a change: what somebody else changed meanwhile is not overwritten.</param>
/// <param name="Length">Characters of its text.</param>
/// <param name="Passages">Passages it is searched by; none while it is not enabled.</param>
public sealed record KnowledgeRow(
    int Id, string Title, KnowledgeLanguage Language, bool Enabled, int Version, int Length, int Passages, DateTimeOffset UpdatedAt, string UpdatedBy);
