using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nadia.Core.Conversations;

namespace Nadia.Core.Customers.Facts;

internal sealed class FactMapping : IEntityTypeConfiguration<CustomerFact>
{
    public void Configure(EntityTypeBuilder<CustomerFact> builder)
    {
        builder.ToTable("customer_facts");
        builder.Property(f => f.Text).HasMaxLength(FactRules.MaxText);
        builder.Property(f => f.Key).HasMaxLength(FactRules.MaxText);
        builder.Property(f => f.State).HasMaxLength(10);
        builder.Property(f => f.Quote).HasMaxLength(FactRules.MaxQuote);
        builder.Property(f => f.CreatedBy).HasMaxLength(200);
        builder.Property(f => f.DecidedBy).HasMaxLength(200);
        builder.HasOne<Customer>().WithMany().HasForeignKey(f => f.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Message>().WithMany().HasForeignKey(f => f.MessageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => new { f.CustomerId, f.Key }).IsUnique();
        builder.HasIndex(f => new { f.CustomerId, f.State });
    }
}
