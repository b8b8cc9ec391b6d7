using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Drafting;
using Nadia.Core.Review.Checks;

namespace Nadia.Tests.Support;

/// <summary>Attention checks, placed as the worker places them.</summary>
public static class CheckArrange
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static KnownBadDraftEdit Refund { get; } = new(
        "It broke. I want my money back.", ["So sorry.", "I promise a full refund tonight."], "promises a refund that nobody may promise.", CheckCategory.Promise, "full refund tonight");

    /// <summary>Nothing that the safety rules would find.</summary>
    public static KnownBadDraftEdit Unflagged { get; } = new("Do you have it in green?", ["We are open from nine.", "Come by."], "does not answer the question.", CheckCategory.WrongFact);

    /// <summary>Checks are on, and this known-bad draft is on the list.</summary>
    public static async Task<Guid> SwitchOnAsync(NadiaDatabase database, KnownBadDraftEdit? edit = null, int every = CheckRules.Fewest)
    {
        Assert.True((await database.Get<CheckRuleBook>().SaveAsync(new(true, every), Actors.Admin, Token)).Succeeded);
        return (await database.Get<KnownBadDrafts>().AddAsync(edit ?? Refund, Actors.Admin, Token)).Value;
    }

    /// <summary>A check that waits in the queue because it is this reviewer's turn.</summary>
    public static async Task<Draft> PlaceAsync(NadiaDatabase database, Actor reviewer, KnownBadDraftEdit? edit = null)
    {
        await SwitchOnAsync(database, edit);
        await TurnAsync(database.ConnectionString, reviewer.Id);
        Assert.Equal(1, await database.Get<CheckPlacer>().LookAsync(Token));
        await using var db = database.Open();
        return await db.Drafts.IgnoreQueryFilters().AsNoTracking().SingleAsync(d => d.IsCheck && d.State == DraftState.Pending, Token);
    }

    /// <summary>The reviewer's next check is due.</summary>
    public static Task TurnAsync(string connectionString, string reviewerId) => Sql.ExecuteAsync(connectionString, $"""
        INSERT INTO check_turns (reviewer_id, decisions, due_percent) VALUES ('{reviewerId}', 1000, 100)
        ON CONFLICT (reviewer_id) DO UPDATE SET decisions = 1000
        """);

    /// <summary>What came of the checks so far.</summary>
    public static async Task<List<CheckOutcome>> OutcomesAsync(NadiaDatabase database)
    {
        await using var db = database.Open();
        return await db.CheckOutcomes.AsNoTracking().OrderBy(o => o.Id).ToListAsync(Token);
    }
}
