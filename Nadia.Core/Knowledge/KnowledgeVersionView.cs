namespace Nadia.Core.Knowledge;

/// <summary>One version of a document, without its text.</summary>
public sealed record KnowledgeVersionView(int Version, string Title, bool Enabled, bool Removed, int Length, string By, DateTimeOffset At);
