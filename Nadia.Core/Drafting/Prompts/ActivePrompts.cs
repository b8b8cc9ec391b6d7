namespace Nadia.Core.Drafting.Prompts;

/// <summary>The prompts that the next draft is made with.</summary>
internal sealed record ActivePrompts(string Persona, string Creative, string Refine);
