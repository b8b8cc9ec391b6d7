using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nadia.Core.Drafting;

namespace Nadia.Core.Review;

internal sealed class ReviewRecordMapping : IEntityTypeConfiguration<ReviewRecord>
{
    public void Configure(EntityTypeBuilder<ReviewRecord> builder)
    {
        builder.ToTable("reviews", t => t.HasCheckConstraint("ck_reviews_quality", "quality_score BETWEEN 1 AND 5"));
        builder.Property(r => r.Decision).HasMaxLength(20);
        builder.Property(r => r.Notes).HasMaxLength(ReviewRules.MaxNotes);
        builder.Property(r => r.ReviewerId).HasMaxLength(100);
        builder.Property(r => r.ReviewerName).HasMaxLength(200);
        builder.Property(r => r.FinalRiskScore).HasPrecision(3, 2);
        builder.Property(r => r.FinalRecommendation).HasMaxLength(20);
        builder.ComplexCollection(r => r.FinalFindings, f => f.ToJson());
        builder.HasOne<Draft>().WithOne().HasForeignKey<ReviewRecord>(r => r.DraftId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.DecidedAt);
    }
}
