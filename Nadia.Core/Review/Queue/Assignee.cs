namespace Nadia.Core.Review.Queue;

/// <summary>A member who can be given a draft.</summary>
public sealed record Assignee(string Id, string Name);
