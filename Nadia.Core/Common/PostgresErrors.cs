using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Nadia.Core.Common;

/// <summary>Tells apart the database errors that a service expects.</summary>
public static class PostgresErrors
{
    public static bool IsUniqueViolation(this DbUpdateException error) =>
        error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
