using System.Text.Json;

namespace Nadia.Web.Api.Bodies;

/// <summary>How bodies are read: each scalar by a converter that says in words what it must be. Unknown fields are ignored.</summary>
internal static class RequestJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Converters = { new TextField(), new MoneyField(), new WholeNumberField(), new YesNoField(), new MessageIdField() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
