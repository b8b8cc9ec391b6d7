namespace Nadia.Core.Accounts;

/// <summary>The channel an account speaks on.</summary>
public enum ChannelKind
{
    Sandbox,
    Telegram,
}
