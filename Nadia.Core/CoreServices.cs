using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nadia.Core.Accounts;
using Nadia.Core.Commitments;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Customers.Facts;
using Nadia.Core.Data;
using Nadia.Core.Delivery;
using Nadia.Core.Delivery.Risk;
using Nadia.Core.Drafting;
using Nadia.Core.Drafting.Models;
using Nadia.Core.Drafting.Templates;
using Nadia.Core.Insights;
using Nadia.Core.Knowledge;
using Nadia.Core.Live;
using Nadia.Core.Quarantine;
using Nadia.Core.Rehearsals;
using Nadia.Core.Review;
using Nadia.Core.Review.Checks;
using Nadia.Core.Review.Editing;
using Nadia.Core.Review.Labels;
using Nadia.Core.Review.Preferences;
using Nadia.Core.Review.Queue;
using Nadia.Core.Safety;
using Nadia.Core.Search;
using Nadia.Core.Team;

namespace Nadia.Core;

/// <summary>Registers everything of the core that does not depend on how it is hosted.</summary>
public static class CoreServices
{
    public static IServiceCollection AddNadiaCore(this IServiceCollection services, string postgres)
    {
        services.AddPooledDbContextFactory<NadiaDbContext>(options => options.UseNadia(postgres));
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<PacingOptions>().BindConfiguration("Drafting");
        services.AddOptions<AwayOptions>().BindConfiguration(AwayOptions.Section);
        services.AddOptions<DeliveryOptions>().BindConfiguration("Delivery");
        services.AddAccounts();
        services.AddNadiaTeam();
        services.AddModels();
        services.AddQueue();
        services.AddChecks();
        return services
            .AddSingleton<IdSource>()
            .AddSingleton<Seed>()
            .AddSingleton<DatabaseMigrator>()
            .AddSingleton<LiveFeed>()
            .AddSingleton<ConversationOpener>()
            .AddSingleton<UnwrittenDrafts>()
            .AddSingleton<Inbox>()
            .AddSingleton<HistoryImport>()
            .AddSingleton<RecoveryReads>()
            .AddSingleton<MessagePhotos>()
            .AddSingleton<ConversationReads>()
            .AddSingleton<CustomerService>()
            .AddSingleton<CustomerReads>()
            .AddSingleton<FactService>()
            .AddSingleton<CommitmentProposals>()
            .AddSingleton<CommitmentService>()
            .AddSingleton<CommitmentReads>()
            .AddSingleton<KnowledgeService>()
            .AddSingleton<KnowledgeReads>()
            .AddSingleton<ClaimService>()
            .AddSingleton<ReviewService>()
            .AddSingleton<DecisionUndo>()
            .AddSingleton<ReplacedDrafts>()
            .AddSingleton<PreferencesService>()
            .AddSingleton<ReviewReads>()
            .AddSingleton<FinalReading>()
            .AddSingleton<DraftEdits>()
            .AddSingleton<DraftVersions>()
            .AddSingleton<LabelSettings>()
            .AddSingleton<EditTags>()
            .AddSingleton<ReplyTemplateReads>()
            .AddSingleton<SearchReads>()
            .AddSingleton<Outbox>()
            .AddSingleton<SentMessages>()
            .AddSingleton<OutgoingReplies>()
            .AddSingleton<ReturnedReply>()
            .AddSingleton<StoppedBubbles>()
            .AddSingleton<FloodLog>()
            .AddSingleton<SendingSwitch>()
            .AddSingleton<Governor>()
            .AddSingleton<HourlyLimit>()
            .AddSingleton<SendingReads>()
            .AddSingleton<SandboxPhone>()
            .AddSingleton<RehearsedFaults>()
            .AddSingleton<QuarantineService>()
            .AddSingleton<QuarantineReads>()
            .AddSingleton<ConstitutionBook>()
            .AddSingleton<SafetyRuleService>()
            .AddSingleton<RulePreviewer>()
            .AddSingleton<ReviewerFigures>()
            .AddSingleton<InsightsReads>();
    }
}
