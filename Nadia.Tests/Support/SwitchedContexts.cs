using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Core.Data;
using Npgsql;

namespace Nadia.Tests.Support;

/// <summary>The database behind a switch: it can be away, go away after some operations, or answer late.</summary>
public sealed class SwitchedContexts(IDbContextFactory<NadiaDbContext> contexts) : IDbContextFactory<NadiaDbContext>
{
    private int left = int.MaxValue;

    /// <summary>Puts the switch between the registered factory and whoever asks for one.</summary>
    public static void Install(IServiceCollection services)
    {
        var own = services.Last(s => s.ServiceType == typeof(IDbContextFactory<NadiaDbContext>));
        services.Remove(own);
        services.AddSingleton(provider => new SwitchedContexts((IDbContextFactory<NadiaDbContext>)own.ImplementationFactory!(provider)));
        services.AddSingleton<IDbContextFactory<NadiaDbContext>>(provider => provider.GetRequiredService<SwitchedContexts>());
    }

    /// <summary>What the next operation waits for; it is taken by that one alone.</summary>
    public Task? Delay { get; set; }

    public void GoAway() => AfterOperations(0);

    public void ComeBack() => AfterOperations(int.MaxValue);

    /// <summary>Lets this many operations begin, then is away.</summary>
    public void AfterOperations(int count) => Volatile.Write(ref left, count);

    public NadiaDbContext CreateDbContext() =>
        Interlocked.Decrement(ref left) >= 0 ? contexts.CreateDbContext() : throw new NpgsqlException("The server is away.");

    public async Task<NadiaDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        var (wait, _) = (Delay, Delay = null);
        if (wait is not null) await wait;
        return CreateDbContext();
    }
}
