using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Commitments;
using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Customers.Facts;
using Nadia.Core.Delivery;
using Nadia.Core.Drafting;
using Nadia.Core.Drafting.Models;
using Nadia.Core.Drafting.Prompts;
using Nadia.Core.Drafting.Templates;
using Nadia.Core.Knowledge;
using Nadia.Core.Quarantine;
using Nadia.Core.Rehearsals;
using Nadia.Core.Review;
using Nadia.Core.Review.Checks;
using Nadia.Core.Review.Editing;
using Nadia.Core.Review.Preferences;
using Nadia.Core.Review.Queue;
using Nadia.Core.Review.SecondLooks;
using Nadia.Core.Safety;
using Nadia.Core.Team;

namespace Nadia.Core.Data;

/// <summary>
/// The only truth. Made by a pooled factory, one context per operation.
/// Each entity's mapping lies beside the entity, in its feature's folder.
/// </summary>
public sealed class NadiaDbContext(DbContextOptions<NadiaDbContext> options)
    : IdentityDbContext<TeamMember>(options), IDataProtectionKeyContext
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<StatusTransition> StatusTransitions => Set<StatusTransition>();

    public DbSet<CustomerFact> CustomerFacts => Set<CustomerFact>();

    public DbSet<Commitment> Commitments => Set<Commitment>();

    public DbSet<KnowledgeDocument> KnowledgeDocuments => Set<KnowledgeDocument>();

    public DbSet<KnowledgeVersion> KnowledgeVersions => Set<KnowledgeVersion>();

    public DbSet<KnowledgePassage> KnowledgePassages => Set<KnowledgePassage>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<MessagePhoto> MessagePhotos => Set<MessagePhoto>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<ModelProfile> ModelProfiles => Set<ModelProfile>();

    public DbSet<ModelCall> ModelCalls => Set<ModelCall>();

    public DbSet<ModelDay> ModelDays => Set<ModelDay>();

    public DbSet<Prompt> Prompts => Set<Prompt>();

    public DbSet<ReplyTemplate> ReplyTemplates => Set<ReplyTemplate>();

    public DbSet<ReplyTemplateChange> ReplyTemplateChanges => Set<ReplyTemplateChange>();

    public DbSet<ReviewRecord> Reviews => Set<ReviewRecord>();

    public DbSet<Claim> Claims => Set<Claim>();

    public DbSet<DraftEdit> DraftEdits => Set<DraftEdit>();

    public DbSet<ClaimHandover> ClaimHandovers => Set<ClaimHandover>();

    public DbSet<PreferencesRow> ReviewerPreferences => Set<PreferencesRow>();

    public DbSet<QueueEntry> Queue => Set<QueueEntry>();

    public DbSet<SavedView> QueueViews => Set<SavedView>();

    public DbSet<SecondLook> SecondLooks => Set<SecondLook>();

    public DbSet<KnownBadDraft> KnownBadDrafts => Set<KnownBadDraft>();

    public DbSet<PlacedCheck> PlacedChecks => Set<PlacedCheck>();

    public DbSet<CheckOutcome> CheckOutcomes => Set<CheckOutcome>();

    public DbSet<CheckTurn> CheckTurns => Set<CheckTurn>();

    public DbSet<EditTag> EditTags => Set<EditTag>();

    public DbSet<OutboxBubble> Outbox => Set<OutboxBubble>();

    public DbSet<FloodEvent> FloodEvents => Set<FloodEvent>();

    public DbSet<SandboxArrival> SandboxArrivals => Set<SandboxArrival>();

    public DbSet<RehearsedFault> RehearsedFaults => Set<RehearsedFault>();

    public DbSet<SafetyRule> SafetyRules => Set<SafetyRule>();

    public DbSet<SafetyRuleChange> SafetyRuleChanges => Set<SafetyRuleChange>();

    public DbSet<QuarantinedMessage> Quarantine => Set<QuarantinedMessage>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<Setting> Settings => Set<Setting>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(NadiaDbContext).Assembly);
        builder.HasSequence("claim_token_seq");
        NameIdentityTables(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<decimal>().HavePrecision(12, 2);
        configurationBuilder.Properties<AccountState>().HaveConversion<SnakeCaseEnum<AccountState>>();
        configurationBuilder.Properties<CommitmentState>().HaveConversion<SnakeCaseEnum<CommitmentState>>();
        configurationBuilder.Properties<CommitmentSource>().HaveConversion<SnakeCaseEnum<CommitmentSource>>();
        configurationBuilder.Properties<FactState>().HaveConversion<SnakeCaseEnum<FactState>>();
        configurationBuilder.Properties<KnowledgeLanguage>().HaveConversion<SnakeCaseEnum<KnowledgeLanguage>>();
        configurationBuilder.Properties<CheckCategory>().HaveConversion<SnakeCaseEnum<CheckCategory>>();
        configurationBuilder.Properties<CheckDeed>().HaveConversion<SnakeCaseEnum<CheckDeed>>();
        configurationBuilder.Properties<ChannelKind>().HaveConversion<SnakeCaseEnum<ChannelKind>>();
        configurationBuilder.Properties<DeliveryState>().HaveConversion<SnakeCaseEnum<DeliveryState>>();
        configurationBuilder.Properties<DraftOrigin>().HaveConversion<SnakeCaseEnum<DraftOrigin>>();
        configurationBuilder.Properties<AttachmentKind>().HaveConversion<SnakeCaseEnum<AttachmentKind>>();
        configurationBuilder.Properties<DraftState>().HaveConversion<SnakeCaseEnum<DraftState>>();
        configurationBuilder.Properties<MessageDirection>().HaveConversion<SnakeCaseEnum<MessageDirection>>();
        configurationBuilder.Properties<MessageOrigin>().HaveConversion<SnakeCaseEnum<MessageOrigin>>();
        configurationBuilder.Properties<QuarantineState>().HaveConversion<SnakeCaseEnum<QuarantineState>>();
        configurationBuilder.Properties<Recommendation>().HaveConversion<SnakeCaseEnum<Recommendation>>();
        configurationBuilder.Properties<ReplyTemplateLevel>().HaveConversion<SnakeCaseEnum<ReplyTemplateLevel>>();
        configurationBuilder.Properties<ReplyTemplateDeed>().HaveConversion<SnakeCaseEnum<ReplyTemplateDeed>>();
        configurationBuilder.Properties<ReviewDecision>().HaveConversion<SnakeCaseEnum<ReviewDecision>>();
        configurationBuilder.Properties<Severity>().HaveConversion<SnakeCaseEnum<Severity>>();
        configurationBuilder.Properties<JudgedText>().HaveConversion<SnakeCaseEnum<JudgedText>>();
        configurationBuilder.Properties<CustomerStatus>().HaveConversion<CustomerStatusText>();
    }

    private static void NameIdentityTables(ModelBuilder builder)
    {
        builder.Entity<TeamMember>().ToTable("team_members");
        builder.Entity<IdentityRole>().ToTable("roles");
        builder.Entity<IdentityUserRole<string>>().ToTable("team_member_roles");
        builder.Entity<IdentityUserClaim<string>>().ToTable("team_member_claims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("team_member_logins");
        builder.Entity<IdentityUserToken<string>>().ToTable("team_member_tokens");
        builder.Entity<IdentityRoleClaim<string>>().ToTable("role_claims");
    }
}
