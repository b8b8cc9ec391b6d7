using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Nadia.Core.Drafting;

/// <summary>The form that the second stage's answer must have, for servers that can hold a model to a JSON schema.</summary>
internal static class BubbleFormat
{
    private const string Schema = """
        {
          "type": "object",
          "properties": {
            "bubbles": { "type": "array", "items": { "type": "string" }, "description": "1 to 10 short chat messages, in order" },
            "facts": {
              "type": "array", "description": "What the customer said of themselves that will matter later; often none",
              "items": { "type": "object", "properties": { "text": { "type": "string" }, "quote": { "type": "string" } }, "required": ["text", "quote"], "additionalProperties": false }
            },
            "commitments": {
              "type": "array", "description": "What the reply promises to do by a time; often none",
              "items": { "type": "object", "properties": { "text": { "type": "string" }, "quote": { "type": "string" }, "when": { "type": "string" } }, "required": ["text", "quote"], "additionalProperties": false }
            }
          },
          "required": ["bubbles"],
          "additionalProperties": false
        }
        """;

    public static ChatResponseFormat Json { get; } = ChatResponseFormat.ForJsonSchema(JsonElement.Parse(Schema), "bubbles");
}
