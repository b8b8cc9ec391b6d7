using Nadia.Core.Common;

namespace Nadia.Web.Api.Reviews;

/// <summary>A review's id, which is its draft's.</summary>
internal static class ReviewId
{
    public static Outcome<Guid> Parse(string text) =>
        Guid.TryParseExact(text, "D", out var id) ? id : new Invalid("id", "must be a UUID as the queue gives it.");
}
