using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Review;

/// <summary>
/// A reviewer and an admin over one draft, in every order in which the steps of the two can interleave: one outcome, and whoever was too
/// late is told who was first.
/// </summary>
public sealed class FightTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private static readonly string[][] AnasWays = [["open", "approve"], ["open", "reject"], ["open", "close", "open", "approve"]];
    private static readonly string[][] AdasWays = [["open", "approve"], ["open", "reject"], ["open", "take over", "approve"], ["open", "take over", "reject"], ["open", "take over", "close"]];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Ways
    {
        get
        {
            var ways = new TheoryData<string, string>();
            foreach (var ana in AnasWays)
                foreach (var ada in AdasWays) ways.Add(string.Join(", ", ana), string.Join(", ", ada));
            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task One_outcome_in_every_order(string ana, string ada)
    {
        foreach (var order in Interleavings(ana.Split(", "), ada.Split(", ")))
        {
            var draft = await DraftArrange.DraftAsync(database);
            var fighters = new[] { new Fighter(database, draft.Id, Actors.Ana), new Fighter(database, draft.Id, Actors.Admin) };
            foreach (var (who, step) in order) await fighters[who].DoAsync(step);
            await AssertOneOutcomeAsync(draft.Id, fighters, string.Join(" ", order.Select(o => $"{(o.Who == 0 ? "Ana" : "Ada")}:{o.Step}")));
        }
    }

    private async Task AssertOneOutcomeAsync(Guid id, Fighter[] fighters, string order)
    {
        await using var db = database.Open();
        var review = await db.Reviews.SingleOrDefaultAsync(r => r.DraftId == id, Token);
        var sent = await db.Outbox.Where(o => o.DraftId == id).Select(o => o.Text).ToListAsync(Token);
        var winners = fighters.Where(f => f.Decided).ToList();
        Assert.True(winners.Count == (review is null ? 0 : 1), order);
        if (review is null) Assert.Empty(sent);
        else
        {
            Assert.Equal(winners[0].Actor.Id, review.ReviewerId);
            Assert.Equal(review.Decision == ReviewDecision.Approved ? [winners[0].Text] : [], sent);
        }

        // Whoever was refused hears of the other one by name.
        foreach (var loser in fighters.Where(f => f.Refusal is not null))
            Assert.True(loser.Refusal!.Message.Contains(fighters.Single(f => f != loser).Actor.Name, StringComparison.Ordinal), $"{order}: {loser.Refusal.Message}");
        Assert.True(fighters.All(f => f.Decided || f.Refusal is not null || f.Left), $"{order}: somebody was told nothing");
    }

    private static IEnumerable<List<(int Who, string Step)>> Interleavings(string[] first, string[] second)
    {
        if (first.Length == 0) return [[.. second.Select(s => (1, s))]];
        if (second.Length == 0) return [[.. first.Select(s => (0, s))]];
        return Interleavings(first[1..], second).Select(rest => (List<(int, string)>)[(0, first[0]), .. rest])
            .Concat(Interleavings(first, second[1..]).Select(rest => (List<(int, string)>)[(1, second[0]), .. rest]));
    }

    /// <summary>A page of one person: it opens, decides under the token it holds, and keeps its text whatever it is answered.</summary>
    private sealed class Fighter(NadiaDatabase database, Guid draftId, Actor actor)
    {
        private readonly ClaimService claims = database.Get<ClaimService>();
        private readonly ReviewService reviews = database.Get<ReviewService>();
        private long? token;

        public Actor Actor => actor;

        public string Text => $"{actor.Name}'s words";

        public bool Decided { get; private set; }

        /// <summary>Their page let the draft go without a wish to decide.</summary>
        public bool Left { get; private set; }

        public Refusal? Refusal { get; private set; }

        public async Task DoAsync(string step)
        {
            if (Decided) return;
            Left = step == "close";
            if (step == "open") Claimed(await claims.OpenAsync(draftId, actor, Token));
            else if (step == "take over") Claimed(await claims.TakeOverAsync(draftId, "I take it", actor, Token));
            else if (step == "close") await CloseAsync();
            else Answered(step == "approve"
                ? (await reviews.ApproveAsync(new(draftId, [Text], ClaimToken: token), actor, Token)).Refusal
                : (await reviews.RejectAsync(new(draftId, ClaimToken: token), actor, Token)).Refusal);
        }

        private void Claimed(Outcome<ClaimTicket> outcome)
        {
            if (outcome.TryGet(out var ticket, out var refusal)) (token, Refusal) = (ticket.Token, null);
            else (token, Refusal) = (null, refusal);
        }

        private async Task CloseAsync()
        {
            await claims.ReleaseAsync(draftId, actor, Token);
            token = null;
        }

        private void Answered(Refusal? refusal) => (Refusal, Decided) = (refusal, refusal is null);
    }
}
