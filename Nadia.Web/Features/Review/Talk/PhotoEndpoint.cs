using Nadia.Core.Common;
using Nadia.Core.Conversations;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Review.Talk;

/// <summary>
/// A photo that a customer sent, for an <c>img</c> on our pages. The bytes are the customer's: their type is checked, the browser
/// may guess no other, and opened by itself the picture can run nothing. The address says with <c>v</c> which picture it is: a message
/// may be edited to hold another, while one picture never changes.
/// </summary>
internal static class PhotoEndpoint
{
    public static void MapPhotos(this IEndpointRouteBuilder routes) => routes
        .MapGet("/photos/{messageId:long}", async (long messageId, MessagePhotos photos, HttpContext http) =>
        {
            var opened = await photos.OpenAsync(messageId, http.User.ToActor(), http.RequestAborted);
            if (!opened.TryGet(out var photo, out var refusal)) return Refused(refusal, http);
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            http.Response.Headers.CacheControl = "private, max-age=86400, immutable";
            return Results.Bytes(photo.Content, photo.ContentType);
        })
        .RequireAuthorization()
        .ExcludeFromDescription();

    private static IResult Refused(Refusal refusal, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(refusal.Message, statusCode: refusal switch
        {
            Forbidden => StatusCodes.Status403Forbidden,
            NotFound => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status503ServiceUnavailable,
        });
    }
}
