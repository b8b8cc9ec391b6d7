using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nadia.Core.Review.Checks;

internal sealed class KnownBadDraftMapping : IEntityTypeConfiguration<KnownBadDraft>
{
    public void Configure(EntityTypeBuilder<KnownBadDraft> builder)
    {
        builder.ToTable("known_bad_drafts");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.CustomerWords).HasMaxLength(KnownBadDraftRules.MaxWords);
        builder.Property(d => d.Fault).HasMaxLength(KnownBadDraftRules.MaxFault);
        builder.Property(d => d.Category).HasMaxLength(20);
        builder.Property(d => d.BadWords).HasMaxLength(KnownBadDraftRules.MaxBadWords);
        builder.Property(d => d.Language).HasMaxLength(2);
        builder.Property(d => d.UpdatedBy).HasMaxLength(200);
        builder.Property(d => d.Version).IsRowVersion();
    }
}
