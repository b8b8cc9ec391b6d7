using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nadia.Core.Drafting.Templates;

internal sealed class ReplyTemplateMapping : IEntityTypeConfiguration<ReplyTemplate>, IEntityTypeConfiguration<ReplyTemplateChange>
{
    public void Configure(EntityTypeBuilder<ReplyTemplate> builder)
    {
        builder.ToTable("reply_templates");
        builder.Property(t => t.Level).HasMaxLength(10);
        builder.Property(t => t.Language).HasMaxLength(35);
        builder.Property(t => t.Text).HasMaxLength(ReplyTemplateRules.MaxText);
        builder.Property(t => t.Version).IsRowVersion();
        builder.HasIndex(t => new { t.Language, t.Level, t.Position });
    }

    public void Configure(EntityTypeBuilder<ReplyTemplateChange> builder)
    {
        builder.ToTable("reply_template_changes");
        builder.Property(c => c.Deed).HasMaxLength(20);
        builder.Property(c => c.Before).HasMaxLength(ReplyTemplateRules.MaxText);
        builder.Property(c => c.After).HasMaxLength(ReplyTemplateRules.MaxText);
        builder.Property(c => c.By).HasMaxLength(200);
        builder.HasOne<ReplyTemplate>().WithMany().HasForeignKey(c => c.TemplateId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.TemplateId, c.Id }).IsDescending(false, true);
    }
}
