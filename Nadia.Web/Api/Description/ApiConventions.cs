using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using Nadia.Core.Common;
using Nadia.Web.Api.Failures;

namespace Nadia.Web.Api.Description;

/// <summary>What the description says of calls beyond what the framework sees by itself.</summary>
internal static class ApiConventions
{
    public static TBuilder WithCommonAnswers<TBuilder>(this TBuilder call)
        where TBuilder : IEndpointConventionBuilder =>
        call.WithProblems(401, 429, 500, 503);

    /// <summary>The call may answer these statuses, each as a <see cref="Problem"/>.</summary>
    public static TBuilder WithProblems<TBuilder>(this TBuilder call, params ReadOnlySpan<int> statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            call.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Problem), [Problem.ContentType]));
        return call;
    }

    /// <summary>The call takes <typeparamref name="T"/> as its body.</summary>
    public static RouteHandlerBuilder WithJsonBody<T>(this RouteHandlerBuilder call, bool required = true) =>
        call.WithProblems(413, 415).AddOpenApiOperationTransformer(async (operation, context, token) =>
        {
            var schema = await context.GetOrCreateSchemaAsync(typeof(T), cancellationToken: token);
            context.Document!.AddComponent(typeof(T).Name, schema);
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = required,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/json"] = new() { Schema = new OpenApiSchemaReference(typeof(T).Name, context.Document) },
                },
            };
        });

    /// <summary>The call takes <c>limit</c> and <c>after</c>.</summary>
    public static RouteHandlerBuilder WithPaging(this RouteHandlerBuilder call) =>
        call.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
            {
                if (parameter.Name == "limit")
                {
                    parameter.Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Integer,
                        Minimum = "1",
                        Maximum = $"{PageKey.MaxLimit}",
                        Default = PageLimit.Default,
                    };
                }
                else if (parameter.Name == "after")
                {
                    parameter.Description = "The `next` of an earlier page.";
                }
            }

            return Task.CompletedTask;
        });

    /// <summary>The call names one review, which may not exist.</summary>
    public static RouteHandlerBuilder WithReviewId(this RouteHandlerBuilder call) =>
        call.WithProblems(404).AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
                if (parameter.Name == "id") parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" };
            return Task.CompletedTask;
        });
}
