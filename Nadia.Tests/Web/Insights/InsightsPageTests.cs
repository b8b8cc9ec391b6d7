using Bunit;
using Nadia.Core.Customers;
using Nadia.Tests.Support;
using Nadia.Web.Features.Insights;

namespace Nadia.Tests.Web.Insights;

public sealed class InsightsPageTests(TestPostgres postgres) : PageTest(postgres)
{
    [Fact]
    public async Task The_funnel_counts_every_status_and_sums_the_value()
    {
        await Customers.ChangeStatusAsync(new("1", CustomerStatus.Customer, 100m), Admin, Token);
        await Customers.ChangeStatusAsync(new("2", CustomerStatus.Customer, 1000.5m), Admin, Token);
        await Customers.ChangeStatusAsync(new("3", CustomerStatus.Churned), Admin, Token);
        await WriteAsync("4", "hello");

        var page = Render<InsightsPage>();

        page.WaitForText("1,100.50 USD");
        Assert.Equal(
            ["PROSPECT 1 25%", "LEAD_QUALIFIED 0 0%", "CUSTOMER 2 50%", "CHURNED 1 25%", "LEAD_EXHAUSTED 0 0%"],
            page.FindAll(".funnel li").Select(li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
    }

    [Fact]
    public async Task An_absent_database_is_said_and_Retry_reads_again()
    {
        Switch.GoAway();
        var page = Render<InsightsPage>();
        page.WaitForText("The database did not answer");

        Switch.ComeBack();
        await page.PressAsync("Retry");

        page.WaitForText("No customers yet.");
        Assert.Contains("Waiting for review", page.Markup, StringComparison.Ordinal);
    }
}
