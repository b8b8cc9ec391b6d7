namespace Nadia.Tests.Bot.WTelegram.Server;

/// <summary>What it takes to sign in to the business's account.</summary>
internal sealed class Login
{
    private int codesSent;

    /// <summary>Where the account lives, 2 or 3; asked elsewhere for a code, the server sends the client there.</summary>
    public int DataCentre { get; set; } = 2;

    public string PhoneNumber { get; set; } = "+49301234567";

    public string Code { get; set; } = "12345";

    /// <summary>Holds until a new code is sent.</summary>
    public bool IsCodeExpired { get; set; }

    /// <summary>When the code may be asked for by text message, once it was sent to the app; null: never.</summary>
    public TimeSpan? TextMessageAfter { get; set; }

    /// <summary>Null: the account has no two-step password.</summary>
    public string? Password { get; set; }

    public string? PasswordHint { get; set; }

    /// <summary>How many codes were asked for; Telegram limits these hard.</summary>
    public int CodesSent => Volatile.Read(ref codesSent);

    internal void CodeSent()
    {
        IsCodeExpired = false;
        Interlocked.Increment(ref codesSent);
    }
}
