using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nadia.Core.Drafting;

namespace Nadia.Core.Review.SecondLooks;

internal sealed class SecondLookMapping : IEntityTypeConfiguration<SecondLook>
{
    public void Configure(EntityTypeBuilder<SecondLook> builder)
    {
        builder.ToTable("second_looks");
        builder.HasKey(l => l.DraftId);
        builder.Property(l => l.DraftId).ValueGeneratedNever();
        builder.Property(l => l.FirstReviewerId).HasMaxLength(100);
        builder.Property(l => l.FirstReviewerName).HasMaxLength(200);
        builder.Property(l => l.SecondReviewerId).HasMaxLength(100);
        builder.Property(l => l.SecondReviewerName).HasMaxLength(200);
        builder.HasOne<Draft>().WithOne().HasForeignKey<SecondLook>(l => l.DraftId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => new { l.AskedAt, l.DraftId }, "ix_second_looks_open").HasDatabaseName("ix_second_looks_open").HasFilter("agreed IS NULL");
    }
}
