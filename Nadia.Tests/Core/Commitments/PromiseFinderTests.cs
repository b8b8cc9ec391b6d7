using Nadia.Core.Commitments;
using Nadia.Core.Drafting.Notes;

namespace Nadia.Tests.Core.Commitments;

public sealed class PromiseFinderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 9, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Tomorrow = new(2026, 3, 5, 18, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("I'll send it tomorrow.")]
    [InlineData("I’ll send it tomorrow.")]
    [InlineData("We will have an answer for you tomorrow!")]
    [InlineData("Let me check with the team and come back tomorrow.")]
    [InlineData("Te lo envío mañana.")]
    [InlineData("Mañana te escribo.")]
    [InlineData("Te lo enviaré mañana.")]
    [InlineData("Vamos a mirarlo mañana.")]
    [InlineData("Mañana le confirmamos la hora")]
    public void An_announcement_with_a_time_is_seen(string sentence)
    {
        var found = Assert.Single(Find([$"Thanks. {sentence}"]));
        Assert.Equal((sentence, Tomorrow, CommitmentSource.Rule), (found.Quote, found.DueAt, found.Source));
    }

    [Theory]
    [InlineData("I'll send it soon.")]
    [InlineData("Shall I send it tomorrow?")]
    [InlineData("You will get it tomorrow if you order now.")]
    [InlineData("I will not be able to send it tomorrow.")]
    [InlineData("We are open tomorrow.")]
    [InlineData("No te lo envío mañana.")]
    [InlineData("¿Te lo mando mañana?")]
    [InlineData("La tienda abre mañana.")]
    public void What_announces_nothing_or_names_no_time_is_not_seen(string sentence) => Assert.Empty(Find([sentence]));

    [Fact]
    public void What_the_model_noted_counts_while_its_words_are_still_in_the_reply()
    {
        PromiseNote kept = new("send the price list", "I'll send you the price list tomorrow", "tomorrow");
        PromiseNote mendedAway = new("call back", "I'll call you at noon", "at noon");
        var found = Assert.Single(Find(["I'll send you the  price list tomorrow."], kept, mendedAway));
        Assert.Equal(("send the price list", Tomorrow, CommitmentSource.Model), (found.Text, found.DueAt, found.Source));
    }

    [Fact]
    public void A_time_that_no_word_names_is_left_open()
    {
        var found = Assert.Single(Find(["I'll get back to you as soon as I know."], new PromiseNote("get back", "I'll get back to you as soon as I know", "2026-03-05T10:00:00Z")));
        Assert.Null(found.DueAt);
    }

    [Fact]
    public void A_reply_proposes_five_at_most() =>
        Assert.Equal(CommitmentRules.MaxAReply, Find([.. Enumerable.Range(1, 9).Select(i => $"I'll send part {i} tomorrow.")]).Count);

    private static IReadOnlyList<FoundPromise> Find(IReadOnlyList<string> bubbles, params PromiseNote[] notes) =>
        PromiseFinder.Find(bubbles, notes, Now, TimeZoneInfo.Utc);
}
