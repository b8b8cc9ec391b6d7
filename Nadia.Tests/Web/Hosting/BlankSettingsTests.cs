using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nadia.Bot.Sandbox;
using Nadia.Core.Delivery;
using Nadia.Tests.Support;
using Nadia.Web.Hosting;

namespace Nadia.Tests.Web.Hosting;

public sealed class BlankSettingsTests(TestPostgres postgres)
{
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_blank_setting_is_not_set_and_one_below_it_holds(string blank)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["A"] = "below", ["B:C"] = "7" });
        configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["A"] = blank, ["D"] = blank, ["Delivery:UndoSeconds"] = blank });
        configuration.TakeBlankAsUnset();
        Assert.Equal(("below", "7", null), (configuration["A"], configuration["B:C"], configuration["D"]));
        Assert.Equal(3, configuration.GetSection("Delivery").Get<DeliveryOptions>()?.UndoSeconds ?? 3);
        Assert.Equal(5, configuration.GetValue("D", 5));
    }

    [Fact]
    public async Task The_app_starts_with_every_number_and_switch_blank_and_takes_the_defaults()
    {
        string[] keys = ["Delivery:UndoSeconds", "Delivery:Cadence", "Drafting:QuietSeconds", "Drafting:MaxWaitSeconds", "Api:RequestsPerMinute", "Sandbox:Enabled", "NADIA_API_KEY"];
        await using var app = await NadiaApp.StartAsync(postgres, null, [.. keys.Select(key => (key, (string?)""))]);
        Assert.Equal((3, true), (app.Get<IOptions<DeliveryOptions>>().Value.UndoSeconds, app.Get<IOptions<DeliveryOptions>>().Value.IsHuman));
        Assert.True(app.Get<SandboxOptions>().IsEnabled);
        using var client = app.CreateClient();
        Assert.True((await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken)).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData(null, null, false, true)]
    [InlineData(null, "17", false, false)]
    [InlineData(null, null, true, false)]
    [InlineData("true", "17", true, true)]
    [InlineData("false", null, false, false)]
    public void The_sandbox_is_on_while_no_account_is_configured_or_signed_in_unless_it_is_said(string? enabled, string? apiId, bool signedIn, bool on)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Sandbox:Enabled"] = enabled, ["Telegram:ApiId"] = apiId }).Build();
        Assert.Equal(on, SandboxOptions.From(configuration, signedIn).IsEnabled);
    }
}
