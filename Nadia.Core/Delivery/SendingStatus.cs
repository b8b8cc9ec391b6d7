namespace Nadia.Core.Delivery;

/// <summary>Whether and how fast approved bubbles leave.</summary>
/// <param name="Pause">The global pause; null while sending is not paused.</param>
/// <param name="Accounts">Every account that is signed in or still has bubbles waiting, the oldest first; the sandbox counts while it is used.</param>
public sealed record SendingStatus(SendingPause? Pause, IReadOnlyList<AccountSending> Accounts);
