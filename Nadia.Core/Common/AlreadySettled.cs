namespace Nadia.Core.Common;

/// <summary>Somebody settled the thing otherwise, before the caller did.</summary>
/// <param name="How">What they did, as a past participle: "kept", "dropped".</param>
/// <param name="What">What it was done to, such as "this fact".</param>
public sealed record AlreadySettled(string By, string How, string What) : Refusal($"{By} already {How} {What}.");
