using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Core.Data;

namespace Nadia.Bot.Sandbox;

/// <summary>
/// On the very first start with the sandbox on, demo customers write in through the real inbox, so that the queue is alive.
/// That it happened is remembered in the settings. Message ids and idempotency keys are fixed, so a start that was killed
/// half-way is simply done again and doubles nothing.
/// </summary>
public sealed class DemoCustomers(
    DemoOptions options, SandboxService sandbox, CustomerService customers, IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock,
    ILogger<DemoCustomers> log) : BackgroundService
{
    /// <summary>The setting that remembers how many were planted.</summary>
    public const string SettingKey = "demo.customers";

    private static readonly Actor Demo = Actor.System("demo");

    /// <summary>Plants the demo customers unless that has been done before; true when this call finished it.</summary>
    public async Task<bool> PlantAsync(CancellationToken token)
    {
        if (!sandbox.IsEnabled) return false;
        await using var db = await contexts.CreateDbContextAsync(token);
        if (await db.Settings.AnyAsync(s => s.Key == SettingKey, token)) return false;
        for (var number = 1; number <= options.Customers; number++) await WriteInAsync(number, token);
        var (count, now) = (options.Customers.ToString(CultureInfo.InvariantCulture), clock.GetUtcNow());
        return await db.Database.ExecuteSqlAsync($"""
            INSERT INTO settings (key, value, updated_at, updated_by) VALUES ({SettingKey}, {count}, {now}, {Demo.Name})
            ON CONFLICT (key) DO NOTHING
            """, token) == 1;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await PlantAsync(stoppingToken)) log.LogInformation("{Count} demo customers wrote in", options.Customers);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The demo is a courtesy: the app serves without it, and the next start does the rest.
            log.LogWarning(e, "The demo customers could not all write in; the next start goes on");
        }
    }

    private async Task WriteInAsync(int number, CancellationToken token)
    {
        var (person, userId) = (DemoScript.People[(number - 1) % DemoScript.People.Count], $"demo-{number}");
        var round = (number - 1) / DemoScript.People.Count;
        var name = round == 0 ? person.Name : $"{person.Name} {round + 1}";
        if (person.Status != CustomerStatus.Prospect || person.LtvUsd != 0)
        {
            var change = new StatusChange(userId, person.Status, person.LtvUsd, person.Reason, IdempotencyKey: $"demo-{number}");
            Demand(await customers.ChangeStatusAsync(change, Demo, token));
        }

        for (var i = 0; i < person.Messages.Length; i++)
            Demand(await sandbox.SendAsync(userId, person.Messages[i], $"demo-{number}-{i + 1}", name, Demo, token));
    }

    private static void Demand<T>(Outcome<T> outcome) => _ = outcome.Value;
}
