namespace Nadia.Core.Drafting;

/// <summary>What a stage's model said, and what it took.</summary>
/// <param name="Text">May be blank: a model can say nothing and be paid for it.</param>
/// <param name="Refused">The model, or its provider's filter, would not answer.</param>
internal sealed record StageAnswer(string Text, StageUsage Usage, bool Refused);
