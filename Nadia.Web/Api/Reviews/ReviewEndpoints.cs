using Nadia.Core.Common;
using Nadia.Core.Review;
using Nadia.Web.Api.Access;
using Nadia.Web.Api.Bodies;
using Nadia.Web.Api.Description;
using Nadia.Web.Api.Failures;

namespace Nadia.Web.Api.Reviews;

/// <summary>Drafts that wait for a person, and what people decide on them.</summary>
internal static class ReviewEndpoints
{
    public static void MapReviews(this IEndpointRouteBuilder api)
    {
        var reviews = api.MapGroup("/reviews").WithTags("Reviews").WithProblems(400);
        reviews.MapGet("/pending", PendingAsync).Produces<PageAnswer<ReviewAnswer>>().WithPaging()
            .WithSummary("Waiting drafts")
            .WithDescription("The longest waiting and riskiest first; those that a reviewer has open are among them as `reviewing`.");
        reviews.MapGet("/{id}", GetAsync).Produces<ReviewAnswer>().WithReviewId().WithSummary("One review");
        reviews.MapPost("/{id}/approve", ApproveAsync).Produces<ReviewAnswer>().WithReviewId().WithJsonBody<ApproveRequest>().WithProblems(409)
            .WithSummary("Send the final bubbles")
            .WithDescription("Needs no claim. 409 when another person holds it or has decided, or when the customer wrote meanwhile; repeating one's own approval answers it again.");
        reviews.MapPost("/{id}/reject", RejectAsync).Produces<ReviewAnswer>().WithReviewId().WithJsonBody<RejectRequest>(required: false).WithProblems(409)
            .WithSummary("Send nothing, or ask for another draft")
            .WithDescription("With `redraft` the notes are the instruction for the next draft. 409 as for approve; repeating one's own rejection answers it again.");
        reviews.MapPost("/{id}/cancel", CancelAsync).Produces<ReviewAnswer>().WithReviewId().WithProblems(409)
            .WithSummary("Back to the queue")
            .WithDescription("Frees the caller's claim; nothing else is saved. 409 when the draft is decided or replaced, or another person holds it.");
    }

    private static async Task<IResult> PendingAsync(
        string? limit, string? after, Caller caller, ReviewReads reviews, TimeProvider clock, CancellationToken token)
    {
        if (!PageLimit.Parse(limit).TryGet(out var size, out var refusal)) return Problem.Of(refusal);
        var now = clock.GetUtcNow();
        return (await reviews.PendingAsync(after, size, caller.Actor, token)).ToAnswer(page => page.ToShape(view => ReviewAnswer.Of(view, now)));
    }

    private static async Task<IResult> GetAsync(string id, Caller caller, ReviewReads reviews, TimeProvider clock, CancellationToken token)
    {
        if (!ReviewId.Parse(id).TryGet(out var draft, out var refusal)) return Problem.Of(refusal);
        return (await reviews.GetAsync(draft, caller.Actor, token)).ToAnswer(view => ReviewAnswer.Of(view, clock.GetUtcNow()));
    }

    private static Task<IResult> ApproveAsync(
        string id, JsonBody<ApproveRequest> body, Caller caller, ReviewService service, ReviewReads reviews, TimeProvider clock, CancellationToken token) =>
        DecideAsync(id, body, (draft, request) => service.ApproveAsync(request.For(draft), caller.Actor, token), caller, reviews, clock, token);

    private static Task<IResult> RejectAsync(
        string id, JsonBody<RejectRequest> body, Caller caller, ReviewService service, ReviewReads reviews, TimeProvider clock, CancellationToken token) =>
        DecideAsync(id, body, (draft, request) => service.RejectAsync(request.For(draft), caller.Actor, token), caller, reviews, clock, token);

    private static async Task<IResult> DecideAsync<T>(
        string id,
        JsonBody<T> body,
        Func<Guid, T, Task<Outcome<Guid>>> decide,
        Caller caller,
        ReviewReads reviews,
        TimeProvider clock,
        CancellationToken token)
        where T : class, new()
    {
        if (!ReviewId.Parse(id).TryGet(out var draft, out var refusal)) return Problem.Of(refusal);
        if (!body.Content.TryGet(out var request, out refusal)) return Problem.Of(refusal);
        if ((await decide(draft, request)).Refusal is { } refused) return Problem.Of(refused);
        return await GetAsync(id, caller, reviews, clock, token);
    }

    private static async Task<IResult> CancelAsync(
        string id, Caller caller, ClaimService claims, ReviewReads reviews, TimeProvider clock, CancellationToken token)
    {
        if (!ReviewId.Parse(id).TryGet(out var draft, out var refusal)) return Problem.Of(refusal);
        if (!(await reviews.GetAsync(draft, caller.Actor, token)).TryGet(out var view, out refusal)) return Problem.Of(refusal);
        if (WhyNotBack(view, caller.Actor) is { } reason) return Problem.Of(reason);
        if ((await claims.ReleaseAsync(draft, caller.Actor, token)).Refusal is { } refused) return Problem.Of(refused);
        return await GetAsync(id, caller, reviews, clock, token);
    }

    private static Refusal? WhyNotBack(ReviewView view, Actor actor)
    {
        if (view.Outcome is { } made) return new AlreadyDecided(made.Decision, made.ReviewerName, made.DecidedAt);
        if (view.Status == ReviewStatus.Superseded) return new StaleDraft(Superseded: true);
        return view.Holder is { } holder && holder.ReviewerId != actor.Id ? new AlreadyClaimed(holder.ReviewerName, holder.Until) : null;
    }
}
