namespace Nadia.Core.Knowledge;

/// <summary>A document as an admin wants it.</summary>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Text">1 to 100,000 characters: Markdown or plain text.</param>
/// <param name="Enabled">Whether drafts are handed passages of it.</param>
public sealed record KnowledgeEdit(string Title, KnowledgeLanguage Language, string Text, bool Enabled = true);
