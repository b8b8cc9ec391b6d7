namespace Nadia.Core.Common;

/// <summary>The thing named by the request does not exist.</summary>
public sealed record NotFound(string What) : Refusal(Words.Fill($"{What} was not found."));
