using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Nadia.Core.Data;

/// <summary>Stores an enum by its name in lower snake case, so that the rows read well and a reordered enum changes nothing.</summary>
internal sealed class SnakeCaseEnum<T>() : ValueConverter<T, string>(value => Write(value), text => Read(text))
    where T : struct, Enum
{
    private static readonly FrozenDictionary<string, T> ByName = Enum.GetValues<T>().ToFrozenDictionary(Write, StringComparer.Ordinal);

    public static string Write(T value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static T Read(string text) => ByName[text];
}
