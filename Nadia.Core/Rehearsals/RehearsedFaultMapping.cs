using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nadia.Core.Data;

namespace Nadia.Core.Rehearsals;

internal sealed class RehearsedFaultMapping : IEntityTypeConfiguration<RehearsedFault>
{
    public void Configure(EntityTypeBuilder<RehearsedFault> builder)
    {
        builder.ToTable("rehearsed_faults");
        builder.Property(f => f.ChatId).HasMaxLength(64);
        builder.Property(f => f.Kind).HasMaxLength(20).HasConversion<SnakeCaseEnum<RehearsedFaultKind>>();
        builder.HasIndex(f => new { f.ChatId, f.Id });
    }
}
