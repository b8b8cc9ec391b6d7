using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Nadia.Web.Api.Bodies;

namespace Nadia.Web.Api.Description;

internal static class ApiSchemas
{
    public static Task CompleteAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken token)
    {
        if (context.JsonTypeInfo.Type == typeof(MessageId)) schema.Type = JsonSchemaType.String | JsonSchemaType.Integer;
        return Task.CompletedTask;
    }
}
