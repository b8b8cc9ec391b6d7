namespace Nadia.Core.Common;

/// <summary>The actor lacks the role for the operation.</summary>
public sealed record Forbidden(string Operation, string Needed) : Refusal(Words.Fill($"Only {Needed} may {Operation}."));
