using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nadia.Core.Customers;
using Nadia.Core.Drafting;

namespace Nadia.Core.Commitments;

internal sealed class CommitmentMapping : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> builder)
    {
        builder.ToTable("commitments", t => t.HasCheckConstraint("ck_commitments_due", "state <> 'open' OR due_at IS NOT NULL"));
        builder.Property(c => c.Text).HasMaxLength(CommitmentRules.MaxText);
        builder.Property(c => c.Quote).HasMaxLength(CommitmentRules.MaxQuote);
        builder.Property(c => c.State).HasMaxLength(10);
        builder.Property(c => c.Source).HasMaxLength(10);
        builder.Property(c => c.CreatedById).HasMaxLength(100);
        builder.Property(c => c.CreatedBy).HasMaxLength(200);
        builder.Property(c => c.DecidedBy).HasMaxLength(200);
        builder.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Draft>().WithMany().HasForeignKey(c => c.DraftId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.CustomerId, c.State });
        builder.HasIndex(c => c.DraftId);
        builder.HasIndex(c => new { c.DueAt, c.Id }, "ix_commitments_open").HasDatabaseName("ix_commitments_open").HasFilter("state = 'open'");
        builder.HasIndex(c => new { c.CreatedAt, c.Id }, "ix_commitments_proposed").HasDatabaseName("ix_commitments_proposed").HasFilter("state = 'proposed'");
        builder.HasIndex(c => new { c.DecidedAt, c.Id }, "ix_commitments_closed").HasDatabaseName("ix_commitments_closed")
            .IsDescending().HasFilter("state IN ('done', 'cancelled')");
    }
}
