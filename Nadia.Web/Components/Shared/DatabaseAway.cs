using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;

namespace Nadia.Web.Components.Shared;

/// <summary>PostgreSQL did not answer. Of a read nothing is lost; of a change it is not known whether it was saved.</summary>
public sealed record DatabaseAway()
    : Refusal("The database did not answer, so it is not known whether this was saved. Look before you try again.")
{
    /// <summary>Tells an unreachable database from a defect.</summary>
    public static bool Explains(Exception error) =>
        error is DbException or TimeoutException or DbUpdateException { InnerException: DbException or TimeoutException }
            or InvalidOperationException { InnerException: DbException or TimeoutException };
}
