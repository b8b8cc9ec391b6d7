using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nadia.Core.Review.Queue;

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("queue_views");
        builder.Property(v => v.OwnerId).HasMaxLength(100);
        builder.Property(v => v.OwnerName).HasMaxLength(200);
        builder.Property(v => v.Name).HasMaxLength(SavedView.MaxName);
        builder.Property(v => v.Query).HasMaxLength(SavedView.MaxQuery);
        builder.HasIndex(v => new { v.OwnerId, v.Name }).IsUnique();
        builder.HasIndex(v => v.IsShared).HasFilter("is_shared");
    }
}
