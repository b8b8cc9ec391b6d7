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
    /// True when the database could not be reached, did not answer in time or is going down or coming up: nothing is wrong with what
    /// was asked, and the page may offer to try again. A statement that PostgreSQL refuses is a mistake of ours and answers false.
    /// </summary>
    public static bool IsDatabaseAway(this Exception error)
    {
        for (Exception? e = error; e is not null; e = e.InnerException)
        {
            if (e is PostgresException refused) return refused.IsTransient || IsAboutTheServer(refused.SqlState);
            if (e is DbException or TimeoutException or SocketException) return true;
        }

        return false;
    }

    /// <summary>
    /// True when the data themselves cannot be written: PostgreSQL refuses their values or their size, or they cannot even be made
    /// into a statement. The same data will be refused again, others will not.
    /// </summary>
    public static bool IsAboutTheData(this Exception error)
    {
        for (Exception? e = error; e is not null; e = e.InnerException)
        {
            if (e is PostgresException refused) return refused.SqlState is ['2', '2', ..] or ['2', '3', ..] or ['5', '4', ..];
            if (e is OperationCanceledException or ObjectDisposedException) return false;
        }

        return !error.IsDatabaseAway();
    }

    // Connection, authentication, missing or closed database, resources, shutdown
    // (https://www.postgresql.org/docs/current/errcodes-appendix.html).
    private static bool IsAboutTheServer(string state) =>
        state is ['0', '8', ..] or ['2', '8', ..] or ['3', 'D', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] or PostgresErrorCodes.ObjectNotInPrerequisiteState;
}
