using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nadia.Core.Data;

namespace Nadia.Core.Drafting.Models;

internal sealed class ModelMapping
    : IEntityTypeConfiguration<ModelProfile>, IEntityTypeConfiguration<ModelCall>, IEntityTypeConfiguration<ModelDay>
{
    public void Configure(EntityTypeBuilder<ModelProfile> builder)
    {
        builder.ToTable("model_profiles");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(ProfileRules.MaxName);
        builder.Property(p => p.UpdatedBy).HasMaxLength(200);
        builder.Property(p => p.Version).IsRowVersion();
        builder.HasIndex(p => p.Name).IsUnique();
        builder.ComplexProperty(p => p.Creative, Stage);
        builder.ComplexProperty(p => p.Refine, Stage);
    }

    public void Configure(EntityTypeBuilder<ModelCall> builder)
    {
        builder.ToTable("model_calls");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.ProfileName).HasMaxLength(ProfileRules.MaxName);
        builder.Property(c => c.Stage).HasMaxLength(20).HasConversion<SnakeCaseEnum<ModelStage>>();
        builder.Property(c => c.Model).HasMaxLength(100);
        builder.Property(c => c.CostUsd).HasPrecision(12, 6);
        builder.Property(c => c.Outcome).HasMaxLength(20).HasConversion<SnakeCaseEnum<ModelCallOutcome>>();
        builder.HasIndex(c => c.At);
    }

    public void Configure(EntityTypeBuilder<ModelDay> builder)
    {
        builder.ToTable("model_days");
        builder.HasKey(d => d.Day);
        builder.Property(d => d.SpentUsd).HasPrecision(18, 6);
    }

    private static void Stage(ComplexPropertyBuilder<StoredStage> stage)
    {
        stage.Property(s => s.Endpoint).HasMaxLength(ProfileRules.MaxEndpoint);
        stage.Property(s => s.Model).HasMaxLength(ProfileRules.MaxModel);
        stage.Property(s => s.InputUsdPerMillion).HasPrecision(12, 6);
        stage.Property(s => s.CachedInputUsdPerMillion).HasPrecision(12, 6);
        stage.Property(s => s.OutputUsdPerMillion).HasPrecision(12, 6);
    }
}
