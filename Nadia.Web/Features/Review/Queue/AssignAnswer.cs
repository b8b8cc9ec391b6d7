namespace Nadia.Web.Features.Review.Queue;

/// <param name="MemberId">Null: nobody in particular.</param>
public sealed record AssignAnswer(string? MemberId);
