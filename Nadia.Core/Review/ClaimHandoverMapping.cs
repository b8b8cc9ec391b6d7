using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nadia.Core.Drafting;

namespace Nadia.Core.Review;

internal sealed class ClaimHandoverMapping : IEntityTypeConfiguration<ClaimHandover>
{
    public void Configure(EntityTypeBuilder<ClaimHandover> builder)
    {
        builder.ToTable("claim_handovers");
        builder.Property(h => h.FormerReviewerId).HasMaxLength(100);
        builder.Property(h => h.ReviewerName).HasMaxLength(200);
        builder.Property(h => h.Word).HasMaxLength(ClaimHandover.MaxWord);
        builder.HasOne<Draft>().WithMany().HasForeignKey(h => h.DraftId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(h => new { h.DraftId, h.FormerToken });
    }
}
