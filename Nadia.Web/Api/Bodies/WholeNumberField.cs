using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nadia.Web.Api.Bodies;

internal sealed class WholeNumberField : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number)
            ? number
            : throw new BrokenFieldException("must be a whole number.");

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
