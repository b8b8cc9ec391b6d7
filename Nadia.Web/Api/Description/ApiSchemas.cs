using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Nadia.Web.Api.Bodies;

namespace Nadia.Web.Api.Description;

/// <summary>Puts into the schemas what the framework cannot know: which fields may be null, which words are allowed, what an amount is.</summary>
internal static class ApiSchemas
{
    public static Task CompleteAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken token)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(MessageId)) schema.Type = JsonSchemaType.String | JsonSchemaType.Integer;
        if (type == typeof(decimal)) schema.Format = null;
        if (type.IsEnum) schema.Type = JsonSchemaType.String;
        if (context.JsonPropertyInfo is { } property) Complete(schema, property);
        return Task.CompletedTask;
    }

    private static void Complete(OpenApiSchema schema, JsonPropertyInfo property)
    {
        if (AttributeOf<RequiredAttribute>(property) is { AllowEmptyStrings: false }) schema.Type &= ~JsonSchemaType.Null;
        if (AttributeOf<AllowedValuesAttribute>(property) is { } allowed)
            schema.Enum = [.. allowed.Values.Select(value => (JsonNode)JsonValue.Create((string)value!)!)];
        if (AttributeOf<EachLengthAttribute>(property) is { } each)
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = each.Max };
    }

    private static T? AttributeOf<T>(JsonPropertyInfo property)
        where T : Attribute =>
        property.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().FirstOrDefault();
}
