using Nadia.Core.Conversations;
using Nadia.Web.Features.Review.Standing;

namespace Nadia.Tests.Web.Review;

public sealed class StaleWordsTests
{
    private static readonly MessageView Wrote = Some.Message(11);
    private static readonly MessageView Phone = Some.Message(12, MessageOrigin.Phone);

    [Fact]
    public void The_phone_and_the_customer_are_told_apart()
    {
        Assert.Equal("Mia wrote again after this draft was made.", StaleWords.Of([Wrote], "Mia"));
        Assert.Equal("Somebody answered Mia from the phone after this draft was made.", StaleWords.Of([Phone], "Mia"));
        Assert.Equal("Somebody answered from the phone, and Mia wrote again, after this draft was made.", StaleWords.Of([Phone, Wrote], "Mia"));
    }

    [Fact]
    public void An_edit_a_deletion_and_the_unknown_have_words_of_their_own()
    {
        Assert.Equal("Mia edited a message after this draft was made.", StaleWords.Of([Wrote with { EditedAt = Some.Noon }], "Mia"));
        Assert.Equal("A message was deleted after this draft was made.", StaleWords.Of([Wrote with { DeletedAt = Some.Noon }], "Mia"));
        Assert.Equal("The conversation moved on after this draft was made.", StaleWords.Of([], "Mia"));
    }
}
