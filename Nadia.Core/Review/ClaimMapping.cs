using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nadia.Core.Drafting;

namespace Nadia.Core.Review;

internal sealed class ClaimMapping : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.ToTable("claims");
        builder.HasKey(c => c.DraftId);
        builder.Property(c => c.ReviewerId).HasMaxLength(100);
        builder.Property(c => c.ReviewerName).HasMaxLength(200);
        builder.HasOne<Draft>().WithOne().HasForeignKey<Claim>(c => c.DraftId).OnDelete(DeleteBehavior.Cascade);
    }
}
