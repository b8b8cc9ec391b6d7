using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings.Telegram;
using Nadia.Web.Hosting;

namespace Nadia.Tests.Web.Settings;

/// <summary>What Settings > Telegram says in a build without the library.</summary>
public sealed class TelegramMissingTests : ComponentTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_sandbox_is_promised_only_where_it_runs(bool sandbox)
    {
        Services.AddSingleton(new NadiaSettings { SandboxEnabled = sandbox });

        var said = Render<TelegramMissing>().Find(".note").TextContent;

        Assert.Contains("not in this build", said, StringComparison.Ordinal);
        Assert.Equal(sandbox, said.Contains("the sandbox plays the customer", StringComparison.Ordinal));
        Assert.Equal(!sandbox, said.Contains("none leaves, and the sandbox is off", StringComparison.Ordinal));
    }
}
