using Bunit;
using Nadia.Core.Conversations;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Review;

/// <summary>What a message replies to stands above it.</summary>
public sealed class QuotedReplyTests(TestPostgres postgres) : ReviewPageTest(postgres)
{
    [Fact]
    public async Task A_reply_shows_whose_words_it_answers_as_text_on_one_line()
    {
        var chat = await Chat.StartAsync(Database);
        await chat.CustomerAsync("<b>Blue</b>\nor red?", "1", "Mia");
        await chat.PhoneAsync("Both.", "2");
        await chat.ReplyAsync("1", "This one, please");
        await chat.ReplyAsync("2", "Really?");
        await chat.ReplyAsync("99", "And that?");
        await ShowAsync((await DraftArrange.DraftForAsync(Database, chat.AccountId, chat.UserId)).Id);

        await SoonAsync(() => Assert.Equal(
            ["In reply to Mia: <b>Blue</b> or red?", "In reply to We, from the phone: Both.", "In reply to an earlier message"],
            Page.FindAll(".message .quote").Select(q => Squeezed(q.TextContent))));
        Assert.Equal(3, Page.FindAll(".message-in .quote").Count);
        Assert.Empty(Page.FindAll(".quote b"));
    }

    [Fact]
    public async Task A_deleted_message_says_so_and_not_by_whom()
    {
        var chat = await Chat.StartAsync(Database);
        await chat.CustomerAsync("Hello", "1");
        await chat.CustomerAsync("Hello?", "2");
        await Database.Get<Inbox>().DeleteAsync(chat.AccountId, chat.UserId, "1", Token);
        await ShowAsync((await DraftArrange.DraftForAsync(Database, chat.AccountId, chat.UserId)).Id);

        await SoonAsync(() => Assert.Equal("deleted", Page.Find(".message-deleted .message-meta span").TextContent));
    }

    private static string Squeezed(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" : ", ": ", StringComparison.Ordinal);
}
