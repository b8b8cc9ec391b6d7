using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Nadia.Bot.Sandbox;
using Nadia.Core.Customers;
using Nadia.Tests.Support;
using Npgsql;

namespace Nadia.Tests.Bot.Sandbox;

public sealed class DemoCustomersTests(TestPostgres postgres) : IAsyncLifetime
{
    private NadiaDatabase database = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await FreshAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_dozen_write_in_once_and_wait_for_a_draft()
    {
        Assert.True(await PlantAsync(12));

        await using var db = database.Open();
        Assert.Equal(12, await db.Customers.CountAsync(Token));
        Assert.Equal(12, await db.Conversations.CountAsync(c => c.DueAt != null && c.WaitingSince != null, Token));
        Assert.Equal(Enum.GetValues<CustomerStatus>(), (await db.Customers.Select(c => c.Status).Distinct().ToListAsync(Token)).Order());
        Assert.True(await db.StatusTransitions.AllAsync(t => t.Automated, Token));
        var before = await StateAsync();

        Assert.False(await PlantAsync(12));
        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(26)]
    public async Task A_start_that_was_killed_half_way_is_finished_by_the_next_without_doubles(int operations)
    {
        await PlantAsync(12);
        var wanted = await StateAsync();
        await database.DisposeAsync();
        database = await FreshAsync();
        database.Get<SwitchedContexts>().AfterOperations(operations);

        await Assert.ThrowsAsync<NpgsqlException>(() => PlantAsync(12));
        database.Get<SwitchedContexts>().ComeBack();
        Assert.NotEqual(wanted, await StateAsync());

        Assert.True(await PlantAsync(12));
        Assert.Equal(wanted, await StateAsync());
    }

    [Fact]
    public async Task None_are_wanted_and_that_is_remembered()
    {
        Assert.True(await PlantAsync(0));
        Assert.False(await PlantAsync(12));
        await using var db = database.Open();
        Assert.False(await db.Customers.AnyAsync(Token));
    }

    [Fact]
    public async Task More_than_the_script_has_are_told_apart_by_name()
    {
        await PlantAsync(26);
        await using var db = database.Open();
        Assert.Equal(26, await db.Customers.Select(c => c.Name).Distinct().CountAsync(Token));
    }

    private Task<NadiaDatabase> FreshAsync() => NadiaDatabase.CreateAsync(postgres, services =>
    {
        SwitchedContexts.Install(services);
        services.AddSingleton(new SandboxOptions(true)).AddSingleton<SandboxService>();
    });

    private async Task<bool> PlantAsync(int count)
    {
        using var demo = new DemoCustomers(
            new(count), database.Get<SandboxService>(), database.Get<CustomerService>(), database.Contexts, database.Clock, NullLogger<DemoCustomers>.Instance);
        return await demo.PlantAsync(Token);
    }

    /// <summary>Who there is, what they wrote and what was changed, as text without database ids.</summary>
    private async Task<string> StateAsync()
    {
        await using var db = database.Open();
        var customers = await db.Customers.OrderBy(c => c.UserId).Select(c => $"{c.UserId} {c.Name} {c.Status} {c.LtvUsd:F2}").ToListAsync(Token);
        var messages = await db.Messages.OrderBy(m => m.ExternalId).Select(m => $"{m.ExternalId} {m.Text}").ToListAsync(Token);
        var steps = await db.StatusTransitions.OrderBy(t => t.LtvChange).ThenBy(t => t.Reason).Select(t => $"{t.NewStatus} {t.LtvChange:F2} {t.Reason}").ToListAsync(Token);
        var settings = await db.Settings.Where(s => s.Key == DemoCustomers.SettingKey).Select(s => s.Value).ToListAsync(Token);
        return string.Join('\n', [.. customers, .. messages, .. steps, .. settings]);
    }
}
