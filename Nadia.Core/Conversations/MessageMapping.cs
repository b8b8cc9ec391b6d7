using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nadia.Core.Conversations;

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("messages");
        builder.Property(m => m.ChatId).HasMaxLength(64);
        builder.Property(m => m.ExternalId).HasMaxLength(MessageRules.MaxExternalId);
        builder.Property(m => m.ReplyToExternalId).HasMaxLength(MessageRules.MaxExternalId);
        builder.Property(m => m.ReplyQuote).HasMaxLength(MessageRules.MaxQuote);
        builder.Property(m => m.Direction).HasMaxLength(10);
        builder.Property(m => m.Origin).HasMaxLength(20);
        builder.ComplexProperty(m => m.Attachment, a => a.ToJson());
        builder.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.AccountId, m.ChatId, m.ExternalId }).IsUnique();
        builder.HasIndex(m => new { m.AccountId, m.ExternalId });
        builder.HasIndex(m => new { m.ConversationId, m.Id }).IsDescending(false, true);
        builder.HasIndex(m => new { m.ConversationId, m.Id }, "ix_messages_unanswered").HasDatabaseName("ix_messages_unanswered")
            .HasFilter("direction = 'in' AND answered_at IS NULL AND NOT quarantined");
    }
}
