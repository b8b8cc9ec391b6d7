namespace Nadia.Core.Knowledge;

/// <summary>A document with its text.</summary>
public sealed record KnowledgeView(int Id, string Title, KnowledgeLanguage Language, string Text, bool Enabled, int Version, bool Removed);
