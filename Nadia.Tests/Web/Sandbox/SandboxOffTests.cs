using Bunit;
using Nadia.Bot.Sandbox;
using Nadia.Tests.Support;
using Nadia.Web.Features.Sandbox;

namespace Nadia.Tests.Web.Sandbox;

public sealed class SandboxOffTests : PageTest
{
    public SandboxOffTests(TestPostgres postgres)
        : base(postgres) => Sandbox = new SandboxOptions(IsEnabled: false);

    [Fact]
    public void The_page_says_that_the_sandbox_is_off()
    {
        var page = Render<SandboxPage>();

        page.WaitForText("The sandbox is off");
        Assert.Empty(page.FindAll("input, form"));
    }
}
