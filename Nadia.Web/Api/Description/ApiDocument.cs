using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Nadia.Web.Api.Description;

/// <summary>The OpenAPI description at <c>/openapi/v1.json</c>.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";
    private const string Bearer = "bearer";

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = call => call.ActionDescriptor.EndpointMetadata.OfType<ApiCall>().Any();
        options.AddDocumentTransformer(DescribeAsync);
        options.AddSchemaTransformer(ApiSchemas.CompleteAsync);
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken token)
    {
        document.Info = new()
        {
            Title = "NADIA",
            Version = Name,
            Description = "Customer status and LTV, reviews, and the sandbox. Times are UTC, money is USD. Every failure is application/problem+json with a stable `code`.",
        };
        document.Servers = [];
        (document.Components ??= new()).SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, Description = "An API key from Settings." },
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        return Task.CompletedTask;
    }
}
