using Microsoft.Extensions.DependencyInjection;
using Nadia.Web.Features.Account;

namespace Nadia.Tests.Support;

/// <summary>The app as <see cref="NadiaApp"/> starts it, except that it notices a disabled account after a second.</summary>
public sealed class QuickCheckApp(TestPostgres postgres) : IAsyncLifetime
{
    public NadiaApp App { get; } = new(postgres)
    {
        Configure = services => services.AddSingleton(new SignInTiming { CheckEvery = TimeSpan.FromSeconds(1) }),
    };

    public ValueTask InitializeAsync() => App.InitializeAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
