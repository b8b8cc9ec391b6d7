using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nadia.Core.Drafting;

namespace Nadia.Core.Review.Editing;

internal sealed class DraftEditMapping : IEntityTypeConfiguration<DraftEdit>
{
    public void Configure(EntityTypeBuilder<DraftEdit> builder)
    {
        builder.ToTable("draft_edits");
        builder.HasKey(e => new { e.DraftId, e.ReviewerId });
        builder.Property(e => e.ReviewerId).HasMaxLength(100);
        builder.Property(e => e.ReviewerName).HasMaxLength(200);
        builder.HasOne<Draft>().WithMany().HasForeignKey(e => e.DraftId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(e => e.ConversationId);
        builder.HasIndex(e => e.UpdatedAt);
    }
}
