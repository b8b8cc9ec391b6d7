using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nadia.Core.Conversations;
using Nadia.Core.Drafting;

namespace Nadia.Core.Delivery;

internal sealed class OutboxBubbleMapping : IEntityTypeConfiguration<OutboxBubble>
{
    public void Configure(EntityTypeBuilder<OutboxBubble> builder)
    {
        builder.ToTable("outbox");
        builder.Property(o => o.State).HasMaxLength(10);
        builder.Property(o => o.Text).HasMaxLength(MessageRules.MaxText);
        builder.Property(o => o.Error).HasMaxLength(500);
        builder.Property(o => o.ExternalId).HasMaxLength(MessageRules.MaxExternalId);
        builder.HasOne<Draft>().WithMany().HasForeignKey(o => o.DraftId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(o => o.ConversationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => new { o.DraftId, o.Position }).IsUnique();
        builder.HasIndex(o => o.RandomId).IsUnique();
        builder.HasIndex(o => new { o.ConversationId, o.Id });
        builder.HasIndex(o => new { o.AccountId, o.SentAt }, "ix_outbox_sent").HasDatabaseName("ix_outbox_sent").HasFilter("sent_at IS NOT NULL");
        builder.HasIndex(o => new { o.AccountId, o.NotBefore }, "ix_outbox_unsent").HasDatabaseName("ix_outbox_unsent").HasFilter("state IN ('queued', 'typing')");
        builder.HasIndex(o => new { o.ConversationId, o.Id }, "ix_outbox_unsent_order").HasDatabaseName("ix_outbox_unsent_order").HasFilter("state IN ('queued', 'typing')");
        builder.HasIndex(o => new { o.ConversationId, o.Id }, "ix_outbox_stopped").HasDatabaseName("ix_outbox_stopped").HasFilter("state IN ('failed', 'held') AND dropped_at IS NULL");
    }
}
