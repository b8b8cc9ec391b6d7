using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nadia.Core.Delivery;

internal sealed class FloodEventMapping : IEntityTypeConfiguration<FloodEvent>
{
    public void Configure(EntityTypeBuilder<FloodEvent> builder)
    {
        builder.ToTable("flood_events");
        builder.Property(f => f.Error).HasMaxLength(64);
        builder.HasIndex(f => new { f.AccountId, f.At });
    }
}
