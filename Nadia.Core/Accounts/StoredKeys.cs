namespace Nadia.Core.Accounts;

/// <summary>The API id and hash that an admin entered.</summary>
/// <param name="Keys">Null when they were encrypted with another key than this node's.</param>
/// <param name="By">Who entered them.</param>
public sealed record StoredKeys(ApplicationKeys? Keys, string By, DateTimeOffset At);
