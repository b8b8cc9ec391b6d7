using Microsoft.AspNetCore.Mvc;
using Nadia.Bot.Sandbox;
using Nadia.Web.Api.Access;
using Nadia.Web.Api.Bodies;
using Nadia.Web.Api.Description;
using Nadia.Web.Api.Failures;

namespace Nadia.Web.Api.Sandbox;

/// <summary>Plays the customer, and shows exactly what the customer's phone received.</summary>
internal static class SandboxEndpoints
{
    public static void MapSandbox(this IEndpointRouteBuilder api)
    {
        var sandbox = api.MapGroup("/sandbox/messages").WithTags("Sandbox").WithProblems(400, 404);
        sandbox.MapPost("", SendAsync).Produces<SandboxAccepted>(StatusCodes.Status202Accepted).WithJsonBody<SandboxRequest>()
            .WithSummary("Write as the customer")
            .WithDescription("The same message_id again makes no second message. 404 unless the sandbox is on.");
        sandbox.MapGet("/{user_id}", ReadAsync).Produces<SandboxAnswer>()
            .WithSummary("The customer's phone, oldest first")
            .WithDescription("At most the last 500 messages. 404 unless the sandbox is on.");
        sandbox.MapPost("/{user_id}/typing", TypeAsync).Produces(StatusCodes.Status204NoContent)
            .WithSummary("Type as the customer")
            .WithDescription("A due draft waits a little longer, and approved bubbles that have not left come back to the reviewer. 404 unless the sandbox is on.");
    }

    private static async Task<IResult> SendAsync(JsonBody<SandboxRequest> body, Caller caller, SandboxService sandbox, CancellationToken token)
    {
        if (!sandbox.IsEnabled) return Off;
        if (!body.Content.TryGet(out var request, out var refusal)) return Problem.Of(refusal);
        var sent = await sandbox.SendAsync(
            request.UserId ?? "", request.Text ?? "", request.MessageId?.Text, request.Name, caller.Actor, token);
        return sent.TryGet(out var id, out refusal)
            ? TypedResults.Accepted((string?)null, new SandboxAccepted(request.MessageId ?? new(id, IsNumber: false)))
            : Problem.Of(refusal);
    }

    private static async Task<IResult> ReadAsync(
        [FromRoute(Name = "user_id")] string userId, Caller caller, SandboxService sandbox, CancellationToken token)
    {
        if (!sandbox.IsEnabled) return Off;
        return (await sandbox.ReadPhoneAsync(userId, caller.Actor, token)).ToAnswer(SandboxAnswer.Of);
    }

    private static async Task<IResult> TypeAsync(
        [FromRoute(Name = "user_id")] string userId, Caller caller, SandboxService sandbox, CancellationToken token)
    {
        if (!sandbox.IsEnabled) return Off;
        return (await sandbox.TypingAsync(userId, caller.Actor, token)).Refusal is { } refusal ? Problem.Of(refusal) : TypedResults.NoContent();
    }

    private static Problem Off => Problem.Of(StatusCodes.Status404NotFound, "sandbox_off", "The sandbox is off.");
}
