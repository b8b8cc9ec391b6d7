namespace Nadia.Core.Common;

/// <summary>One page of a list that is paged by key.</summary>
/// <param name="Next">Hand it back to get the following page; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
