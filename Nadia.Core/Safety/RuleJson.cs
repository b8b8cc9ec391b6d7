using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Nadia.Core.Safety;

/// <summary>Rules as JSON in a column: a rule is read and written whole, and an old version is a text to compare.</summary>
internal static class RuleJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static ValueConverter<RuleDefinition, string> Converter { get; } = new(rule => Write(rule), text => Read(text));

    /// <summary>Two rules are the same when their JSON is: their lists are compared by content.</summary>
    public static ValueComparer<RuleDefinition> Comparer { get; } = new(
        (a, b) => (a == null ? null : Write(a)) == (b == null ? null : Write(b)), rule => StringComparer.Ordinal.GetHashCode(Write(rule)), rule => rule);

    public static string Write(RuleDefinition rule) => JsonSerializer.Serialize(rule, Options);

    public static RuleDefinition Read(string json) =>
        JsonSerializer.Deserialize<RuleDefinition>(json, Options) ?? throw new InvalidDataException("A stored rule is empty.");
}
