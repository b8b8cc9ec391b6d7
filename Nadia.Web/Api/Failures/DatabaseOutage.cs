using Npgsql;

namespace Nadia.Web.Api.Failures;

/// <summary>Tells a database that cannot be reached, or is just going down or coming up, from one that refuses a statement.</summary>
internal static class DatabaseOutage
{
    public static bool IsBehind(Exception error)
    {
        for (Exception? e = error; e is not null; e = e.InnerException)
        {
            if (e is PostgresException refused ? refused.IsTransient || IsAboutTheServer(refused.SqlState) : e is NpgsqlException) return true;
        }

        return false;
    }

    // Connection, authentication, missing or closed database, resources, shutdown (the manual's appendix A).
    private static bool IsAboutTheServer(string state) =>
        state is ['0', '8', ..] or ['2', '8', ..] or ['3', 'D', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] or PostgresErrorCodes.ObjectNotInPrerequisiteState;
}
