using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Core.Delivery;
using Nadia.Core.Review;

namespace Nadia.Web.Api.Failures;

/// <summary>Why a call was not done (RFC 9457), with a stable code and, where fields are to blame, the rule each one breaks.</summary>
internal sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors = null) : IResult
{
    public const string ContentType = "application/problem+json";

    public static Problem Of(int status, string code, string detail, IReadOnlyDictionary<string, string[]>? errors = null) =>
        new($"urn:nadia:problem:{code}", ReasonPhrases.GetReasonPhrase(status), status, detail, code, errors);

    public static Problem Of(Refusal refusal) => refusal switch
    {
        Invalid broken => OfField("invalid", broken.Field, broken.Rule, broken.Message),
        WouldGoNegative => OfField("would_go_negative", "ltv_amount", refusal.Message, refusal.Message),
        Forbidden => Of(StatusCodes.Status403Forbidden, "forbidden", refusal.Message),
        NotFound => Of(StatusCodes.Status404NotFound, "not_found", refusal.Message),
        AlreadyClaimed => Of(StatusCodes.Status409Conflict, "already_claimed", refusal.Message),
        AlreadyDecided => Of(StatusCodes.Status409Conflict, "already_decided", refusal.Message),
        StaleDraft => Of(StatusCodes.Status409Conflict, "stale_draft", refusal.Message),
        NeverWrote => Of(StatusCodes.Status409Conflict, "never_wrote", refusal.Message),
        Changed => Of(StatusCodes.Status409Conflict, "changed", refusal.Message),
        TooLate => Of(StatusCodes.Status409Conflict, "too_late", refusal.Message),
        _ => Of(StatusCodes.Status409Conflict, "refused", refusal.Message),
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        return httpContext.Response.WriteAsJsonAsync(this, options: null, ContentType, httpContext.RequestAborted);
    }

    private static Problem OfField(string code, string field, string rule, string detail) =>
        Of(StatusCodes.Status400BadRequest, code, detail, new Dictionary<string, string[]> { [field] = [rule] });
}
