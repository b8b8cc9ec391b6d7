namespace Nadia.Core.Common;

/// <summary>One field of the request breaks one rule.</summary>
/// <param name="Field">The field as the caller wrote it, in snake_case.</param>
/// <param name="Rule">What it must be, as a sentence.</param>
public sealed record Invalid(string Field, string Rule) : Refusal($"{Field}: {Rule}");
