using System.ComponentModel;

namespace Nadia.Web.Api;

/// <summary>One page of a list.</summary>
internal sealed record PageAnswer<T>(
    IReadOnlyList<T> Items,
    [property: Description("Hand it back as `after` to get the following page; null on the last one.")] string? Next);
