using Nadia.Core.Accounts;
using Nadia.Core.Conversations;

namespace Nadia.Tests.Support;

/// <summary>Rows that most tests begin with, made as the app makes them.</summary>
public static class Arrange
{
    private static long lastId = 7_000_000_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A user id, message id or external id that no other test has.</summary>
    public static string NewId() => Interlocked.Increment(ref lastId).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static async Task<int> AccountAsync(NadiaDatabase database)
    {
        var now = database.Clock.GetUtcNow();
        var account = new Account
        {
            Channel = ChannelKind.Sandbox,
            ExternalId = NewId(),
            Name = "Sandbox",
            State = AccountState.Connected,
            CreatedAt = now,
            UpdatedAt = now,
        };
        await using var db = database.Open();
        db.Accounts.Add(account);
        await db.SaveChangesAsync(Token);
        return account.Id;
    }

    /// <summary>The customer writes, through the real inbox.</summary>
    public static Task<ReceivedMessage> MessageAsync(
        NadiaDatabase database, int accountId, string userId, string text, string? externalId = null, string? name = null) =>
        database.Get<Inbox>().ReceiveAsync(
            accountId, new(userId, externalId ?? NewId(), text, database.Clock.GetUtcNow()) { Name = name }, Token);
}
