using Nadia.Bot.Sandbox;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;

namespace Nadia.Tests.Support;

/// <summary>A customer of the sandbox, who writes by the real inbox and whose phone shows what arrived.</summary>
public sealed class PlayedCustomer
{
    private readonly NadiaApp app;
    private readonly string userId = Arrange.NewId();

    private PlayedCustomer(NadiaApp app) => this.app = app;

    public string UserId => userId;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<PlayedCustomer> WriteAsync(NadiaApp app, string text, string name)
    {
        var customer = new PlayedCustomer(app);
        Assert.True((await app.Get<SandboxService>().SendAsync(customer.userId, text, null, name, Actors.Admin, Token)).Succeeded);
        return customer;
    }

    /// <summary>What arrived on the phone, oldest first.</summary>
    public async Task<List<string>> ReceivedAsync()
    {
        var account = await app.Get<SandboxService>().AccountIdAsync(Token);
        return [.. (await app.Get<SandboxPhone>().ReadAsync(account, userId, Token)).Where(m => m.Direction == MessageDirection.Out).Select(m => m.Text)];
    }

    public Task ReceivesAsync(int bubbles) => Eventually.TrueAsync(async () => (await ReceivedAsync()).Count == bubbles);
}
