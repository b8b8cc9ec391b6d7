using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nadia.Core.Accounts;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.Property(a => a.Channel).HasMaxLength(20);
        builder.Property(a => a.State).HasMaxLength(20);
        builder.Property(a => a.ExternalId).HasMaxLength(64);
        builder.Property(a => a.Name).HasMaxLength(200);
        builder.Property(a => a.Username).HasMaxLength(64);
        builder.Property(a => a.Phone).HasMaxLength(32);
        builder.Property(a => a.StateReason).HasMaxLength(500);
        builder.Property(a => a.UpdateState).HasColumnType("jsonb");
        builder.Property(a => a.Version).IsRowVersion();
        // Whoever lists or serves accounts never meets it (docs/decisions/0020).
        builder.HasQueryFilter(a => a.Channel != ChannelKind.Check);
        builder.HasIndex(a => new { a.Channel, a.ExternalId }).IsUnique();
    }
}
