namespace Nadia.Core.Delivery;

/// <summary>Sending is paused everywhere.</summary>
/// <param name="By">The name of who paused it.</param>
/// <param name="Reason">Why, as they wrote it: 1 to 200 characters.</param>
public sealed record SendingPause(string By, DateTimeOffset Since, string Reason);
