namespace Nadia.Web.Features.Review.Asks;

/// <param name="Instruction">What should be different; null when the reviewer just wants another try.</param>
public sealed record RegenerateAnswer(string? Instruction);
