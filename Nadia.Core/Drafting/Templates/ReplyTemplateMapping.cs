using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nadia.Core.Drafting.Templates;

internal sealed class ReplyTemplateMapping : IEntityTypeConfiguration<ReplyTemplate>
{
    public void Configure(EntityTypeBuilder<ReplyTemplate> builder)
    {
        builder.ToTable("reply_templates");
        builder.Property(t => t.Level).HasMaxLength(10);
        builder.Property(t => t.Language).HasMaxLength(35);
        builder.Property(t => t.Text).HasMaxLength(4096);
        builder.HasIndex(t => new { t.Language, t.Level, t.Position }).IsUnique();
    }
}
