using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nadia.Core.Accounts;
using Nadia.Core.Customers;

namespace Nadia.Core.Conversations;

internal sealed class ConversationMapping : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.ToTable("conversations");
        builder.Property(c => c.ChatId).HasMaxLength(64);
        builder.Property(c => c.ReadThroughExternalId).HasMaxLength(MessageRules.MaxExternalId);
        builder.Property(c => c.DraftingError).HasMaxLength(500);
        builder.Property(c => c.RedraftInstruction).HasMaxLength(1000);
        builder.Property(c => c.RedraftAskedBy).HasMaxLength(200);
        builder.Property(c => c.AssigneeId).HasMaxLength(100);
        builder.Property(c => c.AssigneeName).HasMaxLength(200);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.AccountId, c.ChatId }).IsUnique();
        builder.HasIndex(c => new { c.CustomerId, c.AccountId }).IsUnique();
        builder.HasIndex(c => c.DueAt).HasFilter("due_at IS NOT NULL");
    }
}
