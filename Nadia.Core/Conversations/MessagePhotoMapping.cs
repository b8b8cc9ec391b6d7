using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nadia.Core.Conversations;

internal sealed class MessagePhotoMapping : IEntityTypeConfiguration<MessagePhoto>
{
    public void Configure(EntityTypeBuilder<MessagePhoto> builder)
    {
        builder.ToTable("message_photos");
        builder.HasKey(p => p.MessageId);
        builder.Property(p => p.MessageId).ValueGeneratedNever();
        builder.Property(p => p.ContentType).HasMaxLength(50);
        builder.Property(p => p.Error).HasMaxLength(500);
        builder.HasOne<Message>().WithOne().HasForeignKey<MessagePhoto>(p => p.MessageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.AccountId, p.RequestedAt }, "ix_message_photos_wanted").HasDatabaseName("ix_message_photos_wanted")
            .HasFilter("fetched_at IS NULL AND error IS NULL");
    }
}
