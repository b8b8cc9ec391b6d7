namespace Nadia.Core.Delivery.Risk;

/// <summary>How likely Telegram is to limit the account for how it sends.</summary>
public enum RiskLevel
{
    Green,

    /// <summary>Sending is slowed to half its rate; it never stops for that.</summary>
    Amber,

    /// <summary>The account is paused until an admin resumes it.</summary>
    Red,
}
