using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Core.Drafting.Models;

namespace Nadia.Core.Drafting;

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("drafts");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.State).HasMaxLength(20);
        builder.Property(d => d.Origin).HasMaxLength(20).HasDefaultValue(DraftOrigin.Model).HasSentinel(DraftOrigin.Model);
        builder.Property(d => d.IsCheck).HasDefaultValue(false);
        builder.HasQueryFilter(d => !d.IsCheck);
        builder.Property(d => d.OriginReason).HasMaxLength(500);
        builder.Property(d => d.Recommendation).HasMaxLength(20);
        builder.Property(d => d.Profile).HasMaxLength(ProfileRules.MaxName);
        builder.Property(d => d.Instruction).HasMaxLength(1000);
        builder.Property(d => d.AskedBy).HasMaxLength(200);
        builder.Property(d => d.RiskScore).HasPrecision(3, 2);
        builder.Property(d => d.Version).IsRowVersion();
        builder.ComplexCollection(d => d.Findings, f => f.ToJson());
        builder.ComplexCollection(d => d.Passages, p => p.ToJson());
        builder.ComplexCollection(d => d.Promises, p => p.ToJson());
        builder.ComplexProperty(d => d.Creative, Usage);
        builder.ComplexProperty(d => d.Refine, Usage);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(d => d.ConversationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(d => d.CustomerId).OnDelete(DeleteBehavior.Restrict);
        Indexes(builder);
    }

    private static void Usage(ComplexPropertyBuilder<StageUsage> usage)
    {
        usage.Property(u => u.Model).HasMaxLength(100);
        usage.Property(u => u.CostUsd).HasPrecision(12, 6);
    }

    private static void Indexes(EntityTypeBuilder<Draft> builder)
    {
        const string pending = "state = 'pending'";
        builder.HasIndex(d => d.ConversationId, "ux_drafts_one_pending").HasDatabaseName("ux_drafts_one_pending").IsUnique().HasFilter(pending);
        builder.HasIndex(d => new { d.QueueAt, d.Id }, "ix_drafts_queue").HasDatabaseName("ix_drafts_queue").HasFilter(pending);
        builder.HasIndex(d => new { d.ConversationId, d.CreatedAt });
        builder.HasIndex(d => d.CreatedAt);
        builder.HasIndex(d => new { d.CustomerId, d.CreatedAt });
    }
}
