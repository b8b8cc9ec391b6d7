using Bunit;
using Nadia.Core.Customers;
using Nadia.Tests.Support;
using Nadia.Web.Features.Review.Queue;

namespace Nadia.Tests.Web.Review;

/// <summary>When a row of the queue is drawn again: hundreds of open pages draw dozens of rows for each draft that comes.</summary>
public sealed class QueueEntryTests : ComponentTest
{
    private static readonly QueueRow Row = new(Some.Row(1, heldBy: "Ben"), 0, Gone: false);
    private static readonly DateTimeOffset Now = Row.Item.WaitingSince.AddMinutes(3);

    [Fact]
    public void A_row_that_only_moves_is_not_drawn_again()
    {
        var entry = Open();
        Show(entry, Row with { Index = 7 }, Now.AddSeconds(20));
        Assert.Equal(1, entry.RenderCount);
    }

    [Fact]
    public void A_row_whose_look_changes_is_drawn_again()
    {
        var entry = Open();
        Show(entry, Row, Now.AddMinutes(1));
        Assert.Equal("4 min", entry.Find(".wait").LastChild!.TextContent);
        Show(entry, Row with { Item = Row.Item with { Status = CustomerStatus.Customer } }, Now.AddMinutes(1));
        Assert.Contains(CustomerStatus.Customer.Name(), entry.Markup, StringComparison.Ordinal);
        Show(entry, Row with { Gone = true }, Now.AddMinutes(1));
        Assert.Contains("Does not wait any more", entry.Markup, StringComparison.Ordinal);
        Assert.Equal(4, entry.RenderCount);
    }

    private IRenderedComponent<QueueEntry> Open() => Render<QueueEntry>(parameters => parameters.Add(e => e.Row, Row).Add(e => e.Now, Now));

    private static void Show(IRenderedComponent<QueueEntry> entry, QueueRow row, DateTimeOffset now) =>
        entry.Render(parameters => parameters.Add(e => e.Row, row).Add(e => e.Now, now));
}
