using Microsoft.AspNetCore.Mvc;
using Nadia.Core.Common;
using Nadia.Core.Customers;
using Nadia.Web.Api.Access;
using Nadia.Web.Api.Bodies;
using Nadia.Web.Api.Description;
using Nadia.Web.Api.Failures;

namespace Nadia.Web.Api.Customers;

/// <summary>Where customers stand, what they are worth, and what the team calls them.</summary>
internal static class CustomerEndpoints
{
    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        var customer = api.MapGroup("/users/{user_id}").WithTags("Customers").WithProblems(400);
        customer.MapGet("/customer-status", GetAsync).Produces<CustomerAnswer>()
            .WithSummary("Where the customer stands")
            .WithDescription("With the last 20 transitions, newest first. An unknown user is a PROSPECT with 0.00 and no history; nothing is written.");
        customer.MapPost("/customer-status", ChangeAsync).RequireAuthorization(ApiPolicies.AdminKey).Produces<StatusChangedAnswer>()
            .WithJsonBody<ChangeStatusRequest>().WithProblems(403)
            .WithSummary("Change status and LTV")
            .WithDescription("Needs an admin's key. The same status without an LTV change succeeds and writes no history row. "
                + "A repeated Idempotency-Key answers the first answer again; with another body it is refused.");
        customer.MapGet("/customer-status/transitions", HistoryAsync).Produces<PageAnswer<TransitionAnswer>>().WithPaging()
            .WithSummary("The customer's history, newest first");
        customer.MapPost("/nickname", RenameAsync).Produces<CustomerAnswer>().WithJsonBody<RenameRequest>()
            .WithSummary("Set or, with null or a blank, clear the nickname");
    }

    private static async Task<IResult> GetAsync(
        [FromRoute(Name = "user_id")] string userId, Caller caller, CustomerReads customers, CancellationToken token)
    {
        var found = await customers.FindAsync(userId, caller.Actor, token);
        return found.Refusal is NotFound ? TypedResults.Ok(CustomerAnswer.Unknown(userId)) : found.ToAnswer(CustomerAnswer.Of);
    }

    private static async Task<IResult> ChangeAsync(
        [FromRoute(Name = "user_id")] string userId,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey,
        JsonBody<ChangeStatusRequest> body,
        Caller caller,
        CustomerService customers,
        CancellationToken token)
    {
        if (!body.Content.TryGet(out var request, out var refusal)) return Problem.Of(refusal);
        if (!CustomerStatusNames.TryParse(request.CustomerStatus, out var status)) return Problem.Of(ChangeStatusRequest.UnknownStatus);
        var change = new StatusChange(userId, status, request.LtvAmount ?? 0, request.Reason, IdempotencyKey: idempotencyKey);
        return (await customers.ChangeStatusAsync(change, caller.Actor, token)).ToAnswer(StatusChangedAnswer.Of);
    }

    private static async Task<IResult> HistoryAsync(
        [FromRoute(Name = "user_id")] string userId, string? limit, string? after, Caller caller, CustomerReads customers, CancellationToken token)
    {
        if (!PageLimit.Parse(limit).TryGet(out var size, out var refusal)) return Problem.Of(refusal);
        return (await customers.HistoryAsync(userId, after, size, caller.Actor, token)).ToAnswer(page => page.ToShape(TransitionAnswer.Of));
    }

    private static async Task<IResult> RenameAsync(
        [FromRoute(Name = "user_id")] string userId,
        JsonBody<RenameRequest> body,
        Caller caller,
        CustomerService customers,
        CustomerReads reads,
        CancellationToken token)
    {
        if (!body.Content.TryGet(out var request, out var refusal)) return Problem.Of(refusal);
        if (!request.HasNickname) return Problem.Of(new Invalid("nickname", "must be given; null or a blank clears it."));
        if ((await customers.RenameAsync(userId, request.Nickname, caller.Actor, token)).Refusal is { } refused) return Problem.Of(refused);
        return await GetAsync(userId, caller, reads, token);
    }
}
