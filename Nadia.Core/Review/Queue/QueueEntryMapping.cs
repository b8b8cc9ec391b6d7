using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nadia.Core.Drafting;

namespace Nadia.Core.Review.Queue;

internal sealed class QueueEntryMapping : IEntityTypeConfiguration<QueueEntry>
{
    private const string Waiting = "snoozed_until IS NULL";

    public void Configure(EntityTypeBuilder<QueueEntry> builder)
    {
        builder.ToTable("queue");
        builder.HasKey(q => q.DraftId);
        builder.Property(q => q.DraftId).ValueGeneratedNever();
        builder.Property(q => q.Recommendation).HasMaxLength(20);
        builder.Property(q => q.Origin).HasMaxLength(20);
        builder.Property(q => q.Status).HasMaxLength(20);
        builder.Property(q => q.Language).HasMaxLength(35);
        builder.Property(q => q.AssigneeId).HasMaxLength(100);
        builder.Property(q => q.AssigneeName).HasMaxLength(200);
        builder.Property(q => q.SnoozedBy).HasMaxLength(200);
        builder.HasOne<Draft>().WithOne().HasForeignKey<QueueEntry>(q => q.DraftId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(q => q.ConversationId);
        builder.HasIndex(q => q.CustomerId);
        Filters(builder);
    }

    private static void Filters(EntityTypeBuilder<QueueEntry> builder)
    {
        Index(builder, "ix_queue_order", q => new { q.QueueAt, q.DraftId });
        Index(builder, "ix_queue_risk", q => new { q.Recommendation, q.QueueAt, q.DraftId });
        Index(builder, "ix_queue_status", q => new { q.Status, q.QueueAt, q.DraftId });
        Index(builder, "ix_queue_language", q => new { q.Language, q.QueueAt, q.DraftId });
        Index(builder, "ix_queue_account", q => new { q.AccountId, q.QueueAt, q.DraftId });
        Index(builder, "ix_queue_assignee", q => new { q.AssigneeId, q.QueueAt, q.DraftId });
        Index(builder, "ix_queue_origin", q => new { q.Origin, q.QueueAt, q.DraftId }, $"{Waiting} AND origin <> 'model'");
        Index(builder, "ix_queue_away", q => new { q.QueueAt, q.DraftId }, $"{Waiting} AND arrived_away");
        Index(builder, "ix_queue_snoozed_order", q => new { q.QueueAt, q.DraftId }, "snoozed_until IS NOT NULL");
        Index(builder, "ix_queue_snoozed", q => new { q.SnoozedUntil }, "snoozed_until IS NOT NULL");
    }

    private static void Index(EntityTypeBuilder<QueueEntry> builder, string name, Expression<Func<QueueEntry, object?>> columns, string filter = Waiting) =>
        builder.HasIndex(columns, name).HasDatabaseName(name).HasFilter(filter);
}
