using Nadia.Core.Common;
using Nadia.Core.Review.Labels;
using Nadia.Core.Review.Preferences;
using Nadia.Web.Components.Palette;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review;

/// <summary>Makes what acts on one review page.</summary>
public sealed class DeskHands(ReviewDecisions decisions, DeskQuestions questions, PreferencesService preferences, PaletteOffers palette, CurrentActor who)
{
    /// <param name="desk">The page's desk.</param>
    /// <param name="view">The page.</param>
    public (DeskActions Actions, StandingActions Standing, DeskTurn Turn) On(ReviewDesk desk, DeskView view)
    {
        var turn = new DeskTurn(desk, view);
        var actions = new DeskActions(desk, turn, view, decisions, questions) { UndoLimit = preferences.UndoLimit };
        return (actions, new StandingActions(desk, turn, view, actions, decisions, questions), turn);
    }

    /// <summary>Offers what can be done on the page to the command palette, until the answer is disposed of.</summary>
    /// <param name="opened">Called when the palette opens and when it closes.</param>
    public IDisposable OfferToPalette(Func<IEnumerable<PaletteEntry>> entries, Action<bool> opened) => palette.Offer(entries, opened);

    /// <summary>What the business asks of its reviewers beside the decision.</summary>
    public Task<LabelUses> LabelUsesAsync() => questions.LabelUsesAsync();

    /// <summary>The reviewer's own; the defaults while the database is away.</summary>
    public async Task<ReviewerPreferences> PreferencesAsync()
    {
        try
        {
            return (await preferences.ReadAsync(await who.GetAsync(), CancellationToken.None)).TryGet(out var own, out _) ? own : ReviewerPreferences.Default;
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            return ReviewerPreferences.Default;
        }
    }
}
