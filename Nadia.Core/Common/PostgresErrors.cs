using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Nadia.Core.Common;

/// <summary>Tells apart the database errors that a service expects.</summary>
public static class PostgresErrors
{
    public static bool IsUniqueViolation(this DbUpdateException error) =>
        error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>
    /// True when the database could not be reached, did not answer in time or is shutting down: nothing is wrong with what was asked,
    /// and the page may offer to try again.
    /// </summary>
    public static bool IsDatabaseAway(this Exception error) => error switch
    {
        PostgresException answered => answered.IsTransient,
        DbException or TimeoutException or SocketException => true,
        DbUpdateException or InvalidOperationException => error.InnerException?.IsDatabaseAway() ?? false,
        _ => false,
    };
}
