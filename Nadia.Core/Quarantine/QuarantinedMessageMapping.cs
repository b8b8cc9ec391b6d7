using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;

namespace Nadia.Core.Quarantine;

internal sealed class QuarantinedMessageMapping : IEntityTypeConfiguration<QuarantinedMessage>
{
    public void Configure(EntityTypeBuilder<QuarantinedMessage> builder)
    {
        builder.ToTable("quarantine");
        builder.HasKey(q => q.MessageId);
        builder.Property(q => q.MessageId).ValueGeneratedNever();
        builder.Property(q => q.State).HasMaxLength(10);
        builder.Property(q => q.DecidedBy).HasMaxLength(200);
        builder.HasOne<Message>().WithOne().HasForeignKey<QuarantinedMessage>(q => q.MessageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(q => q.ConversationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(q => q.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(q => q.MessageId, "ix_quarantine_held").HasDatabaseName("ix_quarantine_held").HasFilter("state = 'held'");
    }
}
