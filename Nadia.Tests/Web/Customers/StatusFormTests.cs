using Nadia.Core.Customers;
using Nadia.Web.Features.Customers;

namespace Nadia.Tests.Web.Customers;

public sealed class StatusFormTests
{
    private static readonly CustomerStanding Lead = new(CustomerStatus.LeadQualified, 25.50m);

    [Theory]
    [InlineData("", 25.50)]
    [InlineData("50", 75.50)]
    [InlineData("50.00", 75.50)]
    [InlineData(" +50.00 ", 75.50)]
    [InlineData("-5", 20.50)]
    [InlineData("−25.50", 0)]
    [InlineData("1,000.00", 1025.50)]
    [InlineData("10000", 10025.50)]
    public void A_typed_change_is_added_to_the_total(string typed, double after)
    {
        var form = new StatusForm("1", Lead) { LtvChange = typed };

        Assert.Null(form.LtvError);
        Assert.Equal((decimal)after, form.After);
    }

    [Theory]
    [InlineData("abc", "must be a number such as 25.50 or -5.")]
    [InlineData("1e3", "must be a number such as 25.50 or -5.")]
    [InlineData("25,50", "must be a number such as 25.50 or -5.")]
    [InlineData("1.005", "must have at most two decimals.")]
    [InlineData("10000.01", "must lie between -10,000.00 and 10,000.00 USD.")]
    [InlineData("-10000.01", "must lie between -10,000.00 and 10,000.00 USD.")]
    [InlineData("99999999999999999999999999999", "must lie between -10,000.00 and 10,000.00 USD.")]
    [InlineData("-25.51", "would take it below 0.")]
    public void A_change_against_the_rules_is_answered_with_the_rule(string typed, string sentence)
    {
        var form = new StatusForm("1", Lead) { NewStatus = CustomerStatus.Customer, LtvChange = typed };

        Assert.Contains(sentence, form.LtvError, StringComparison.Ordinal);
        Assert.Null(form.After);
        Assert.Null(form.Read());
    }

    [Fact]
    public void A_reason_longer_than_200_characters_is_refused()
    {
        var form = new StatusForm("1", Lead) { LtvChange = "1", Reason = new('r', 201) };

        Assert.Equal("The reason must be at most 200 characters.", form.ReasonError);
        Assert.Null(form.Read());
    }

    [Fact]
    public void The_same_status_without_a_change_is_no_wish()
    {
        var form = new StatusForm("1", Lead) { Reason = "nothing" };

        Assert.True(form.ChangesNothing);
        Assert.Null(form.Read());
    }

    [Fact]
    public void The_wish_names_what_was_seen()
    {
        var wish = new StatusForm("7833076816", Lead) { NewStatus = CustomerStatus.Customer, LtvChange = "50", Reason = " bought " }.Read();

        Assert.Equal(new StatusChange("7833076816", CustomerStatus.Customer, 50m, "bought", Lead), wish);
    }

    [Fact]
    public void A_second_try_starts_with_what_was_typed_and_what_is_there_now()
    {
        var first = new StatusChange("1", CustomerStatus.Customer, 50m, "bought", Lead);
        var now = new CustomerStanding(CustomerStatus.Churned, 30m);

        var form = new StatusForm("1", now, first);

        Assert.Equal(("50.00", "bought", CustomerStatus.Customer, 80m), (form.LtvChange, form.Reason, form.NewStatus, form.After));
        Assert.Equal(now, form.Read()?.Seen);
    }
}
