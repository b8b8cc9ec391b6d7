namespace Nadia.Core.Common;

/// <summary>Somebody changed the thing since the caller read it; nothing was overwritten.</summary>
public sealed record Changed(string What) : Refusal(Words.Fill($"{What} was changed by somebody else meanwhile. Look at the new values and try again."));
