using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nadia.Core.Commitments;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Customers.Facts;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Drafting.Templates;
using Nadia.Core.Knowledge;
using Nadia.Core.Live;
using Nadia.Core.Quarantine;
using Nadia.Core.Review;
using Nadia.Core.Review.Checks;
using Nadia.Core.Review.Editing;
using Nadia.Core.Review.Labels;
using Nadia.Core.Review.Preferences;
using Nadia.Core.Review.Queue;
using Nadia.Core.Safety;
using Nadia.Tests.Support;
using Nadia.Web.Components.Palette;
using Nadia.Web.Features.Review;

namespace Nadia.Tests.Web.Review;

/// <summary>The review page without a browser, over a real database of its own and on its clock.</summary>
public abstract class ReviewPageTest(TestPostgres postgres) : ComponentTest, IAsyncLifetime
{
    protected NadiaDatabase Database { get; private set; } = default!;

    /// <summary>The switch between the services and the database.</summary>
    protected SwitchedContexts Switch { get; private set; } = default!;

    protected IRenderedComponent<ReviewPage> Page { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        Database = await NadiaDatabase.CreateAsync(postgres, SwitchedContexts.Install);
        Switch = Database.Get<SwitchedContexts>();
        Use<ReviewReads>(Database);
        Use<ReviewService>(Database);
        Use<QueueReads>(Database);
        Use<QueueRows>(Database);
        Use<QueueCounts>(Database);
        Use<QueueRuleBook>(Database);
        Use<QueueService>(Database);
        Use<BulkReview>(Database);
        Use<SavedViews>(Database);
        Use<ClaimService>(Database);
        Use<CheckNews>(Database);
        Use<DecisionUndo>(Database);
        Use<ReplacedDrafts>(Database);
        Use<PreferencesService>(Database);
        Use<ConstitutionBook>(Database);
        Use<ConversationReads>(Database);
        Use<CustomerReads>(Database);
        Use<CustomerService>(Database);
        Use<FactService>(Database);
        Use<CommitmentService>(Database);
        Use<CommitmentReads>(Database);
        Use<KnowledgeReads>(Database);
        Use<QuarantineService>(Database);
        Use<MessagePhotos>(Database);
        Use<DraftEdits>(Database);
        Use<DraftVersions>(Database);
        Use<ReplyTemplateReads>(Database);
        Use<LabelSettings>(Database);
        Use<StoppedBubbles>(Database);
        Use<ConstitutionBook>(Database);
        Use<LiveFeed>(Database);
        Services.AddSingleton<TimeProvider>(Database.Clock);
        Services.AddSingleton(Options.Create(new DeliveryOptions { UndoSeconds = 3 }));
        Services.AddScoped<PaletteOffers>();
        Services.AddReviewPage();
        SignIn(Actors.Ana);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the page at the queue or at a draft, and waits for it.</summary>
    protected async Task ShowAsync(Guid? draftId = null)
    {
        _ = Dialogs;
        Page = Render<ReviewPage>(parameters => parameters.Add(p => p.DraftId, draftId));
        await SoonAsync(() => Assert.Empty(Page.FindAll(".state[role=status]")), TimeSpan.Zero);
        // The draft shows before all that stands beside it; the customer's card comes last.
        if (draftId is not null) await SoonAsync(() => Assert.NotEmpty(Page.FindAll(".card, .desk-reply .state")), TimeSpan.Zero);
    }

    protected IElement Button(string name) => Page.FindAll("button").Single(b => Name(b) == name);

    protected IReadOnlyList<IElement> Bubbles => Page.FindAll("textarea[aria-label^=Bubble]");

    protected string[] Texts => [.. Bubbles.Select(b => b.GetAttribute("value") ?? "")];

    /// <summary>Waits for what a signal brings about.</summary>
    protected Task SoonAsync(Action assertion) => Eventually.SignalledAsync(Database.Clock, () => HoldsAsync(assertion));

    /// <summary>Waits, while the clock goes on by <paramref name="step"/> every time it is looked at.</summary>
    protected Task SoonAsync(Action assertion, TimeSpan step) => Eventually.TrueAsync(() =>
    {
        Database.Clock.Advance(step);
        return HoldsAsync(assertion);
    });

    private async Task<bool> HoldsAsync(Action assertion)
    {
        await Page.InvokeAsync(assertion);
        return true;
    }

    /// <summary>Presses a button and waits for what it does. Found and pressed in one go: a rendering in between would take the button's place.</summary>
    protected async Task PressAsync(string button)
    {
        await EnabledAsync(button);
        await Page.InvokeAsync(() => Button(button).ClickAsync(new()));
    }

    /// <summary>Presses a button that asks something, and waits for the question.</summary>
    protected async Task AskAsync(string button, string title)
    {
        await EnabledAsync(button);
        await Page.InvokeAsync(() => { _ = Button(button).ClickAsync(new()); });
        await SoonAsync(() => Assert.Equal(title, Dialogs.Find(".mud-dialog-title").TextContent.Trim()), TimeSpan.Zero);
    }

    // What was decided before may still be on its way: then the button is off, and a press on it is lost.
    private Task EnabledAsync(string button) => SoonAsync(() => Assert.False(Button(button).HasAttribute("disabled")), TimeSpan.Zero);

    protected async Task ConfirmAsync(string verb) =>
        await Dialogs.InvokeAsync(() => Dialogs.FindAll(".mud-dialog-actions button").Single(b => Name(b) == verb).ClickAsync(new()));

    protected async Task<Draft> ReadAsync(Guid id)
    {
        await using var db = Database.Open();
        return await db.Drafts.AsNoTracking().SingleAsync(d => d.Id == id, Token);
    }

    protected async Task<ReviewRecord?> DecisionAsync(Guid id)
    {
        await using var db = Database.Open();
        return await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.DraftId == id, Token);
    }

    protected async Task<int> RowsAsync()
    {
        await using var db = Database.Open();
        return await db.Reviews.CountAsync(Token) + await db.Outbox.CountAsync(Token);
    }

    /// <summary>What a person would call the button: the keys printed on it are not part of its name.</summary>
    private static string Name(IElement button)
    {
        var printed = button.QuerySelector("kbd")?.TextContent.Length ?? 0;
        return button.GetAttribute("aria-label") ?? button.TextContent.TrimEnd()[..^printed].Replace('\u00a0', ' ').Trim();
    }
}
