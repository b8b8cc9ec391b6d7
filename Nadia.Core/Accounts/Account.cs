namespace Nadia.Core.Accounts;

/// <summary>One Telegram login of the business, or the sandbox.</summary>
public sealed class Account
{
    public int Id { get; private set; }

    public required ChannelKind Channel { get; init; }

    /// <summary>The account's own id on the channel; unique per channel. The sandbox is <c>sandbox</c>.</summary>
    public required string ExternalId { get; init; }

    public required string Name { get; set; }

    /// <summary>Without the @; null when it has none or is not known yet.</summary>
    public string? Username { get; set; }

    /// <summary>The masked number of the login; null for the sandbox.</summary>
    public string? Phone { get; set; }

    public AccountState State { get; set; }

    /// <summary>Why the account is not connected, as a sentence for people.</summary>
    public string? StateReason { get; set; }

    /// <summary>The library's session, encrypted. Never leaves the server.</summary>
    public byte[]? Session { get; set; }

    /// <summary>How far the account's updates have been taken in, as the library's own JSON.</summary>
    public string? UpdateState { get; set; }

    /// <summary>When an update was last taken in.</summary>
    public DateTimeOffset? LastUpdateAt { get; set; }

    /// <summary>Who is connected, or was and did not leave in good order; see <see cref="AccountLock"/>, which alone writes it.</summary>
    public Guid? HeldBy { get; private set; }

    /// <summary>Nothing is sent before this: Telegram asked to wait.</summary>
    public DateTimeOffset? SendNotBefore { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public uint Version { get; private set; }
}
