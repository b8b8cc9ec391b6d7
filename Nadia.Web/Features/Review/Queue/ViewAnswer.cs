namespace Nadia.Web.Features.Review.Queue;

/// <param name="Shared">Everybody is to see it.</param>
public sealed record ViewAnswer(string Name, bool Shared);
