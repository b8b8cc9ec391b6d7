using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Nadia.Bot.WTelegram;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;
using Nadia.Tests.Support;
using TL;
using Message = TL.Message;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>The lines by which the library says that it leaves something out, as version 4.4.6 writes them.</summary>
public sealed class UpdateWatchTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    [Theory]
    [InlineData(4, "GetDifference(0, 1001->1005) raised System.NullReferenceException: Object reference", true, false)]
    [InlineData(4, "GetDifference(0, 1001->1005) raised TL.RpcException: PERSISTENT_TIMESTAMP_INVALID", true, false)]
    [InlineData(1, "DifferenceTooLong: 0 msg, 0 upd, pts=, date=, seq=, msgIDs=", true, false)]
    [InlineData(4, "GetDifference(1234567890, 5->9) raised TL.RpcException: CHANNEL_PRIVATE", false, false)]
    [InlineData(1, "(         0,   1003+1->1002  ) UpdateEditMessage              obsolete | msgID=7", false, true)]
    [InlineData(1, "(         0,   1003+1->1004  ) UpdateNewMessage               applied  | msgID=8", false, false)]
    [InlineData(1, "Difference: 2 msg, 0 upd, pts=1005", false, false)]
    public void Only_what_is_lost_ends_the_connection_and_only_what_is_left_out_is_looked_up(int level, string line, bool lost, bool leftOut)
    {
        Exception? end = null;
        var lookups = 0;
        var reader = Reader(e => end = e);

        new UpdateWatch(reader, () => lookups++, NullLogger.Instance).Write(level, line);

        Assert.Equal((lost, lost, leftOut ? 1 : 0), (end is not null, reader.Abandoned, lookups));
    }

    [Theory]
    [InlineData("(         0,   1001+1->1005  ) UpdateNewMessage               Calling GetDifference | msgID=8", "Difference: 3 msg, 0 upd, pts=1005, date=, seq=1, msgIDs=5 6 7", false)]
    [InlineData("(         0,   1001+1->1005  ) UpdateNewMessage               Calling GetDifference | msgID=8", "Difference: 2 msg, 0 upd, pts=1004, date=, seq=1, msgIDs=5 6", true)]
    [InlineData("(         0,   1001+1->1005  ) UpdateNewMessage               Calling GetDifference | msgID=8", "DifferenceEmpty: 0 msg, 0 upd, pts=, date=, seq=, msgIDs=", true)]
    [InlineData("(         0,   1001+1->1002  ) UpdateNewMessage               Calling GetDifference | msgID=8", "DifferenceEmpty: 0 msg, 0 upd, pts=, date=, seq=, msgIDs=", false)]
    [InlineData("(        -2,      1+1->5     ) UpdatePtsChanged               Calling GetDifference ", "DifferenceEmpty: 0 msg, 0 upd, pts=, date=, seq=, msgIDs=", false)]
    [InlineData("Got Updates_State 1001->1005, date=, seq=1->1", "DifferenceEmpty: 0 msg, 0 upd, pts=, date=, seq=, msgIDs=", true)]
    [InlineData("Got Updates_State 1001->0, date=, seq=1->0", "DifferenceEmpty: 0 msg, 0 upd, pts=, date=, seq=, msgIDs=", false)]
    [InlineData("Got Updates_State 1001->1001, date=, seq=1->2", "DifferenceEmpty: 0 msg, 0 upd, pts=, date=, seq=, msgIDs=", false)]
    public void A_gap_that_is_not_filled_to_its_end_ends_the_connection(string gap, string difference, bool lost)
    {
        var reader = Reader(_ => { });
        var watch = new UpdateWatch(reader, () => { }, NullLogger.Instance);

        watch.Write(2, gap);
        watch.Write(1, "DifferenceSlice: 1 msg, 0 upd, pts=1002, date=, seq=1, msgIDs=4");
        watch.Write(1, difference);
        watch.Write(1, "DifferenceEmpty: 0 msg, 0 upd, pts=, date=, seq=, msgIDs=");

        Assert.Equal(lost, reader.Abandoned);
    }

    [Fact]
    public async Task An_update_that_cannot_be_read_ends_the_connection_and_nothing_behind_it_is_taken()
    {
        Exception? end = null;
        // Without a book of people no message can be read: it stands for whatever the reading trips over.
        var reader = Reader(e => end = e, people: null!);
        var hello = new UpdateNewMessage { message = new Message { id = 1, peer_id = new PeerUser { user_id = 77 }, message = "Hello" } };

        await Assert.ThrowsAsync<NullReferenceException>(() => reader.TakeAsync(hello));
        await reader.TakeAsync(hello);

        Assert.True(reader.Abandoned);
        Assert.IsType<NullReferenceException>(Assert.IsType<IOException>(end).InnerException);
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_recorded_as_such_and_the_next_is_taken()
    {
        // A person whose list of names has a hole in it stands for whatever the reading trips over.
        var people = new PeopleBook();
        people.Collect([new User { id = 78, usernames = [null!] }]);
        var reader = Reader(_ => Assert.Fail("The connection ends."), people, await Arrange.AccountAsync(database));
        var chat = new PeerUser { user_id = 78 };

        await reader.TakeAsync(new UpdateNewMessage { message = new Message { id = 1, peer_id = chat, message = "Hello" } });
        people.Collect([new User { id = 78, first_name = "Ana" }]);
        await reader.TakeAsync(new UpdateNewMessage { message = new Message { id = 2, peer_id = chat, message = "Are you there?" } });

        await using var db = database.Open();
        var texts = await db.Messages.Where(m => m.ChatId == "78").OrderBy(m => m.Id).Select(m => m.Text).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["[a message that NADIA cannot read; look at it in Telegram]", "Are you there?"], texts);
    }

    [Fact]
    public async Task A_message_that_the_database_refuses_is_recorded_without_its_words_and_the_next_is_taken()
    {
        await Sql.ExecuteAsync(database.ConnectionString, "ALTER TABLE messages ADD CONSTRAINT no_poison CHECK (text <> 'Poison')");
        var people = new PeopleBook();
        people.Collect([new User { id = 79, first_name = "Ana" }]);
        var reader = Reader(_ => Assert.Fail("The connection ends."), people, await Arrange.AccountAsync(database));
        var chat = new PeerUser { user_id = 79 };

        var taking = reader.TakeAsync(new UpdateNewMessage { message = new Message { id = 1, peer_id = chat, message = "Poison" } });
        await Eventually.TrueAsync(() =>
        {
            database.Clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(taking.IsCompleted);
        });
        await taking;
        await reader.TakeAsync(new UpdateNewMessage { message = new Message { id = 2, peer_id = chat, message = "Are you there?" } });

        await using var db = database.Open();
        var texts = await db.Messages.Where(m => m.ChatId == "79").OrderBy(m => m.Id).Select(m => m.Text).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["[a message that NADIA cannot read; look at it in Telegram]", "Are you there?"], texts);
    }

    private UpdateReader Reader(Action<Exception> lost) => Reader(lost, new PeopleBook());

    private UpdateReader Reader(Action<Exception> lost, PeopleBook people, int accountId = 1) => new(
        accountId, 1, new(accountId, database.Get<Inbox>()), database.Get<SentMessages>(), people, database.Clock, lost, NullLogger.Instance, CancellationToken.None);
}
