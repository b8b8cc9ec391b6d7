using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nadia.Core.Delivery;

internal sealed class SandboxArrivalMapping : IEntityTypeConfiguration<SandboxArrival>
{
    public void Configure(EntityTypeBuilder<SandboxArrival> builder)
    {
        builder.ToTable("sandbox_arrivals");
        builder.Property(a => a.ChatId).HasMaxLength(64);
        builder.HasIndex(a => new { a.ChatId, a.RandomId }).IsUnique();
    }
}
