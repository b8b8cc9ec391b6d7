using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nadia.Core.Customers;

internal sealed class CustomerMapping : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("customers", t => t.HasCheckConstraint("ck_customers_ltv", "ltv_usd >= 0"));
        builder.Property(c => c.UserId).HasMaxLength(CustomerRules.MaxUserId);
        builder.Property(c => c.Name).HasMaxLength(CustomerRules.MaxName);
        builder.Property(c => c.Username).HasMaxLength(CustomerRules.MaxUserId);
        builder.Property(c => c.Language).HasMaxLength(35);
        builder.Property(c => c.Nickname).HasMaxLength(CustomerRules.MaxNickname);
        builder.Property(c => c.Notes).HasMaxLength(CustomerRules.MaxNotes);
        builder.Property(c => c.Status).HasMaxLength(20);
        builder.Property(c => c.SilencedBy).HasMaxLength(200);
        builder.Property<uint>("Version").IsRowVersion();
        builder.Property(c => c.SearchText).HasComputedColumnSql(
            "lower(user_id || ' ' || coalesce(nickname, '') || ' ' || coalesce(name, '') || ' ' || coalesce(username, ''))", stored: true);
        builder.Ignore(c => c.DisplayName).Ignore(c => c.IsSilenced).Ignore(c => c.Standing);
        builder.Property(c => c.IsInvented).HasDefaultValue(false);
        builder.HasQueryFilter(c => !c.IsInvented);
        builder.HasIndex(c => c.UserId).IsUnique();
        builder.HasIndex(c => new { c.UpdatedAt, c.Id }).IsDescending();
    }
}
