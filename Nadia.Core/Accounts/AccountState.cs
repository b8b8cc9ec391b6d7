namespace Nadia.Core.Accounts;

/// <summary>Whether an account can receive and send at the moment.</summary>
public enum AccountState
{
    /// <summary>Nobody has signed it in.</summary>
    SignedOut,

    /// <summary>Signed in; the connection is being made or is being made again.</summary>
    Connecting,

    Connected,

    /// <summary>Sending is stopped (a ban, a dead session, a person's wish); the outbox waits.</summary>
    Paused,
}
