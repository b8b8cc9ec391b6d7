using Npgsql;

namespace Nadia.Web.Api.Failures;

/// <summary>Tells a database that cannot be reached, or is just going down or coming up, from one that refuses a statement.</summary>
internal static class DatabaseOutage
{
    public static bool IsBehind(Exception error)
    {
        for (Exception? e = error; e is not null; e = e.InnerException)
        {
            if (e is PostgresException { IsTransient: true } or PostgresException { SqlState: ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] }) return true;
            if (e is NpgsqlException and not PostgresException) return true;
        }

        return false;
    }
}
