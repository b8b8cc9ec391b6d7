using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nadia.Web.Api.Bodies;

/// <summary>An amount as a JSON number that a decimal holds exactly, so that no cent is rounded away unseen.</summary>
internal sealed class MoneyField : JsonConverter<decimal>
{
    private const int MaxDigits = 28;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.ValueSpan.Length <= MaxDigits && reader.TryGetDecimal(out var amount)
            && (amount != 0 || IsZero(reader.ValueSpan)))
        {
            return amount;
        }

        throw new BrokenFieldException("must be a number with at most two decimals.");
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    // 1e-40 reads as 0 too.
    private static bool IsZero(ReadOnlySpan<byte> number)
    {
        var exponent = number.IndexOfAny((byte)'e', (byte)'E');
        return !(exponent < 0 ? number : number[..exponent]).ContainsAnyInRange((byte)'1', (byte)'9');
    }
}
