using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nadia.Core.Review.Checks;

internal sealed class CheckOutcomeMapping : IEntityTypeConfiguration<CheckOutcome>
{
    public void Configure(EntityTypeBuilder<CheckOutcome> builder)
    {
        builder.ToTable("check_outcomes");
        builder.Property(o => o.ReviewerId).HasMaxLength(100);
        builder.Property(o => o.ReviewerName).HasMaxLength(200);
        builder.Property(o => o.Deed).HasMaxLength(20);
        builder.Ignore(o => o.Decision);
        builder.HasIndex(o => o.DraftId).IsUnique();
        builder.HasIndex(o => o.DecidedAt);
        builder.HasIndex(o => new { o.ReviewerId, o.DecidedAt });
        builder.HasIndex(o => o.KnownBadId);
    }
}
