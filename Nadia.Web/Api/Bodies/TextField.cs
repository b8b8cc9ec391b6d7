using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nadia.Web.Api.Bodies;

/// <summary>Text that is well-formed Unicode: half of a surrogate pair, escaped or not, cannot be kept.</summary>
internal sealed class TextField : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new BrokenFieldException("must be text.");
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            throw new BrokenFieldException("must be well-formed Unicode.");
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
