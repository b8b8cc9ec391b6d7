namespace Nadia.Core.Common;

/// <summary>Somebody settled the thing otherwise, before the caller did.</summary>
/// <param name="Message">Who did what, as a sentence.</param>
public sealed record AlreadySettled(string Message) : Refusal(Message);
