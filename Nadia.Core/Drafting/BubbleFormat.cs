using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Nadia.Core.Drafting;

/// <summary>The form that the second stage's answer must have, for servers that can hold a model to a JSON schema.</summary>
internal static class BubbleFormat
{
    private const string Schema = """
        {
          "type": "object",
          "properties": { "bubbles": { "type": "array", "items": { "type": "string" }, "description": "1 to 10 short chat messages, in order" } },
          "required": ["bubbles"],
          "additionalProperties": false
        }
        """;

    public static ChatResponseFormat Json { get; } = ChatResponseFormat.ForJsonSchema(JsonElement.Parse(Schema), "bubbles");
}
