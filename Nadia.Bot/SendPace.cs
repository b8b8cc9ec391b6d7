using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Core.Delivery.Risk;

namespace Nadia.Bot;

/// <summary>
/// Keeps each Telegram account to its rate on the node that serves it. A connection begins with what the account has sent in the last hour,
/// so neither a restart nor another node's turn forgets the limit. The sandbox has none.
/// </summary>
public sealed class SendPace(SentMessages sent, Governor governor, IOptions<DeliveryOptions> options, TimeProvider clock)
{
    /// <summary>Conversations are not leased longer before their turn than this.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(30);

    private readonly ConditionalWeakTable<ITelegramGateway, Lazy<Task<SendTurns>>> lines = [];

    /// <summary>Returns when the account's next bubble may leave by this connection.</summary>
    public async Task WaitAsync(ITelegramGateway gateway, int accountId, CancellationToken token)
    {
        if (gateway.Channel != ChannelKind.Telegram) return;
        await (await LineAsync(gateway, accountId)).WaitAsync(() => RateAsync(accountId, token), token);
    }

    /// <summary>How many more conversations may be begun on the account, besides the <paramref name="busy"/> ones.</summary>
    public async Task<int> RoomAsync(ITelegramGateway gateway, int accountId, int busy, CancellationToken token)
    {
        if (gateway.Channel != ChannelKind.Telegram) return int.MaxValue;
        return (await LineAsync(gateway, accountId)).Room(await RateAsync(accountId, token), Ahead) - busy;
    }

    /// <summary>Telegram asked to wait: nothing more is asked by this connection, from this moment on.</summary>
    public async Task CloseAsync(ITelegramGateway gateway, int accountId, TimeSpan wait) => (await LineAsync(gateway, accountId)).Close(wait);

    /// <summary>True while it has to wait.</summary>
    public async Task<bool> IsClosedAsync(ITelegramGateway gateway, int accountId) =>
        gateway.Channel == ChannelKind.Telegram && (await LineAsync(gateway, accountId)).IsClosed;

    private async Task<SendRate> RateAsync(int accountId, CancellationToken token) =>
        SendRate.Of(options.Value, (await governor.JudgeAsync(accountId, token)).Level);

    /// <summary>A history that cannot be read now is read again by the next who asks.</summary>
    private async Task<SendTurns> LineAsync(ITelegramGateway gateway, int accountId)
    {
        var line = lines.GetValue(gateway, _ => new(() => OpenAsync(accountId)));
        try
        {
            return await line.Value;
        }
        catch (Exception)
        {
            lines.Remove(gateway);
            throw;
        }
    }

    private async Task<SendTurns> OpenAsync(int accountId)
    {
        var most = Math.Max(1, options.Value.PerHour);
        return new(await sent.TimesAsync(accountId, clock.GetUtcNow().AddHours(-1), most, CancellationToken.None), clock);
    }
}
