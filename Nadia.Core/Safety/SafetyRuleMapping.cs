using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nadia.Core.Safety;

internal sealed class SafetyRuleMapping : IEntityTypeConfiguration<SafetyRule>, IEntityTypeConfiguration<SafetyRuleChange>
{
    public void Configure(EntityTypeBuilder<SafetyRule> builder)
    {
        builder.ToTable("safety_rules");
        builder.HasKey(r => r.Name);
        builder.Property(r => r.Name).HasMaxLength(RuleChecks.MaxName);
        builder.Property(r => r.Definition).HasColumnType("jsonb").HasConversion(RuleJson.Converter, RuleJson.Comparer);
        builder.Property(r => r.UpdatedBy).HasMaxLength(200);
        builder.Property(r => r.Version).IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<SafetyRuleChange> builder)
    {
        builder.ToTable("safety_rule_changes");
        builder.Property(c => c.Name).HasMaxLength(RuleChecks.MaxName);
        builder.Property(c => c.Before).HasColumnType("jsonb").HasConversion(RuleJson.Converter!, RuleJson.Comparer!);
        builder.Property(c => c.After).HasColumnType("jsonb").HasConversion(RuleJson.Converter!, RuleJson.Comparer!);
        builder.Property(c => c.By).HasMaxLength(200);
        builder.HasIndex(c => new { c.Name, c.Id });
    }
}
