using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nadia.Web.Api.Bodies;

/// <summary>Reads and writes a <see cref="MessageId"/> in the form the caller gave it.</summary>
internal sealed class MessageIdField : JsonConverter<MessageId>
{
    private static readonly TextField Texts = new();

    public override MessageId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return new(Texts.Read(ref reader, typeof(string), options)!, IsNumber: false);
        if (reader.TokenType == JsonTokenType.Number && !reader.ValueSpan.ContainsAny(".eE"u8)) return new(Encoding.UTF8.GetString(reader.ValueSpan), IsNumber: true);
        throw new BrokenFieldException("must be text or a whole number.");
    }

    public override void Write(Utf8JsonWriter writer, MessageId value, JsonSerializerOptions options)
    {
        if (value.IsNumber) writer.WriteRawValue(value.Text);
        else writer.WriteStringValue(value.Text);
    }
}
