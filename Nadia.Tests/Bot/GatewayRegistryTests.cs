using Nadia.Bot;

namespace Nadia.Tests.Bot;

public sealed class GatewayRegistryTests
{
    private readonly GatewayRegistry registry = new();
    private readonly FakeGateway gateway = new();

    [Fact]
    public void A_registered_gateway_is_found_until_it_leaves()
    {
        registry.Register(1, gateway);
        Assert.True(registry.TryGet(1, out var found));
        Assert.Same(gateway, found);
        Assert.Equal([1], registry.AccountIds);

        registry.Unregister(1, gateway);

        Assert.False(registry.TryGet(1, out _));
        Assert.Empty(registry.AccountIds);
    }

    [Fact]
    public void A_second_gateway_of_the_same_account_is_refused()
    {
        registry.Register(1, gateway);
        Assert.Throws<InvalidOperationException>(() => registry.Register(1, new FakeGateway()));
    }

    [Fact]
    public async Task A_late_goodbye_of_a_former_gateway_leaves_the_new_one_and_signals_nothing()
    {
        await using var newer = new FakeGateway();
        registry.Register(1, newer);
        var changed = registry.Changed;

        registry.Unregister(1, gateway);

        Assert.True(registry.TryGet(1, out _));
        Assert.False(changed.IsCompleted);
    }

    [Fact]
    public async Task Each_change_completes_the_signal_that_was_taken_before_it()
    {
        var arrival = registry.Changed;
        registry.Register(1, gateway);
        await arrival.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);

        var leaving = registry.Changed;
        Assert.False(leaving.IsCompleted);
        registry.Unregister(1, gateway);
        await leaving.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }
}
