using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nadia.Core.Review;

internal sealed class EditTagMapping : IEntityTypeConfiguration<EditTag>
{
    public void Configure(EntityTypeBuilder<EditTag> builder)
    {
        builder.ToTable("edit_tags");
        builder.HasKey(t => t.Code);
        builder.Property(t => t.Code).HasMaxLength(ReviewRules.MaxTag);
        builder.Property(t => t.Family).HasMaxLength(30);
        builder.Property(t => t.Label).HasMaxLength(100);
        builder.Property(t => t.MergedInto).HasMaxLength(ReviewRules.MaxTag);
    }
}
