using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nadia.Core.Customers;

internal sealed class StatusTransitionMapping : IEntityTypeConfiguration<StatusTransition>
{
    public void Configure(EntityTypeBuilder<StatusTransition> builder)
    {
        builder.ToTable("customer_status_transitions", t => t.HasCheckConstraint("ck_transitions_ltv_after", "ltv_after >= 0"));
        builder.Property(t => t.PreviousStatus).HasMaxLength(20);
        builder.Property(t => t.NewStatus).HasMaxLength(20);
        builder.Property(t => t.Reason).HasMaxLength(CustomerRules.MaxReason);
        builder.Property(t => t.ActorId).HasMaxLength(100);
        builder.Property(t => t.ActorName).HasMaxLength(200);
        builder.HasOne<Customer>().WithMany().HasForeignKey(t => t.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.CustomerId, t.Id }).IsDescending(false, true);
    }
}
