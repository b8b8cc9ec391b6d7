namespace Nadia.Web.Features.Review.Queue;

/// <param name="Until">Null: until the customer writes.</param>
public sealed record SnoozeAnswer(DateTimeOffset? Until);
