using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nadia.Core.Review.Checks;

internal sealed class CheckTurnMapping : IEntityTypeConfiguration<CheckTurn>
{
    public void Configure(EntityTypeBuilder<CheckTurn> builder)
    {
        builder.ToTable("check_turns");
        builder.HasKey(t => t.ReviewerId);
        builder.Property(t => t.ReviewerId).HasMaxLength(100);
    }
}
