using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nadia.Core.Drafting;

namespace Nadia.Core.Review.Checks;

internal sealed class PlacedCheckMapping : IEntityTypeConfiguration<PlacedCheck>
{
    public void Configure(EntityTypeBuilder<PlacedCheck> builder)
    {
        builder.ToTable("checks");
        builder.HasKey(c => c.DraftId);
        builder.Property(c => c.DraftId).ValueGeneratedNever();
        builder.Property(c => c.PlacedFor).HasMaxLength(100);
        builder.Property(c => c.Category).HasMaxLength(20);
        builder.Property(c => c.Fault).HasMaxLength(KnownBadDraftRules.MaxFault);
        builder.Property(c => c.BadWords).HasMaxLength(KnownBadDraftRules.MaxBadWords);
        builder.HasOne<Draft>().WithOne().HasForeignKey<PlacedCheck>(c => c.DraftId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<KnownBadDraft>().WithMany().HasForeignKey(c => c.KnownBadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.KnownBadId);
        // Two nodes that look at the same moment place one check, not two.
        builder.HasIndex(c => c.PlacedFor, "ux_checks_waiting").HasDatabaseName("ux_checks_waiting").IsUnique().HasFilter("settled_at IS NULL");
    }
}
