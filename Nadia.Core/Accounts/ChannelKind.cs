namespace Nadia.Core.Accounts;

/// <summary>The channel an account speaks on.</summary>
public enum ChannelKind
{
    Sandbox,
    Telegram,

    /// <summary>The invented customers of attention checks: no gateway serves it, and the outbox takes nothing for it.</summary>
    Check,
}
