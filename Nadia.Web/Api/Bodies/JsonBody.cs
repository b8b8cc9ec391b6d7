using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Nadia.Core.Common;

namespace Nadia.Web.Api.Bodies;

/// <summary>
/// A JSON body as an endpoint takes it: read, or refused with the field and the rule it breaks. No body is an empty object,
/// so that a missing field is named either way.
/// </summary>
internal sealed record JsonBody<T>(Outcome<T> Content)
    where T : class, new()
{
    /// <exception cref="BadHttpRequestException">415 when it is not JSON in UTF-8, 413 when it is too long.</exception>
    public static async ValueTask<JsonBody<T>?> BindAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (body.Length == 0) return new(new T());
        if (!IsJson(context.Request)) throw new BadHttpRequestException("The body is not JSON.", StatusCodes.Status415UnsupportedMediaType);
        return new(Read(body.GetBuffer().AsSpan(0, (int)body.Length)));
    }

    private static Outcome<T> Read(ReadOnlySpan<byte> utf8)
    {
        const string whole = "must be a JSON object.";
        try
        {
            return JsonSerializer.Deserialize<T>(utf8, RequestJson.Options) is { } content ? content : new Invalid("body", whole);
        }
        catch (BrokenFieldException broken)
        {
            return new Invalid(Field(broken.Path), broken.Message);
        }
        catch (JsonException e) when (e.InnerException is JsonException)
        {
            return new Invalid("body", "must be well-formed JSON.");
        }
        catch (JsonException e)
        {
            // Every scalar has a converter that names its rule; what is left are the lists, and the object itself.
            return Field(e.Path) is "body" ? new Invalid("body", whole) : new Invalid(Field(e.Path), "must be a list of texts.");
        }
    }

    private static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType()
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (type.Charset.Length == 0 || type.Encoding is UTF8Encoding or ASCIIEncoding);

    private static string Field(string? path) => path is ['$', '.', .. var field] ? field : "body";
}
