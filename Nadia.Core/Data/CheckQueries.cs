using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;

namespace Nadia.Core.Data;

/// <summary>
/// Checks, their invented customers and their account are left out of every query by filters of the model, so that no figure, list or
/// worker meets them unless it asks to. Only what a reviewer looks at and decides on asks.
/// </summary>
internal static class CheckQueries
{
    /// <summary>People see the checks among the drafts; programs never do.</summary>
    public static IQueryable<T> WithChecksFor<T>(this IQueryable<T> rows, Actor actor)
        where T : class => actor.Kind == ActorKind.ApiKey ? rows : rows.IgnoreQueryFilters();
}
