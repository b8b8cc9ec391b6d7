using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Nadia.Core.Review.Preferences;

internal sealed class PreferencesMapping : IEntityTypeConfiguration<PreferencesRow>
{
    private static readonly ValueConverter<Dictionary<string, string>, string> Converter = new(keys => Write(keys), text => Read(text));

    private static readonly ValueComparer<Dictionary<string, string>> Comparer = new(
        (a, b) => Write(a ?? new()) == Write(b ?? new()), keys => StringComparer.Ordinal.GetHashCode(Write(keys)), keys => new(keys));

    public void Configure(EntityTypeBuilder<PreferencesRow> builder)
    {
        builder.ToTable("reviewer_preferences");
        builder.HasKey(p => p.ReviewerId);
        builder.Property(p => p.ReviewerId).HasMaxLength(100);
        builder.Property(p => p.Keys).HasColumnType("jsonb").HasConversion(Converter, Comparer);
    }

    private static string Write(Dictionary<string, string> keys) => JsonSerializer.Serialize(keys);

    private static Dictionary<string, string> Read(string text) => JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? [];
}
