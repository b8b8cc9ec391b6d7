using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Nadia.Core.Data;

namespace Nadia.Migrations;

/// <summary>
/// History cannot be rewritten: the role that owns and uses the tables gives up UPDATE, DELETE and TRUNCATE on them,
/// and a trigger refuses the same to any role that still has the right (a superuser).
/// </summary>
[DbContext(typeof(NadiaDbContext))]
[Migration("20261122183300_AppendOnly")]
public sealed class AppendOnly : Migration
{
    private static readonly string[] Tables = ["customer_status_transitions", "audit"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE FUNCTION refuse_rewriting_history() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
            END $$;
            """);
        foreach (var table in Tables)
        {
            migrationBuilder.Sql($"""
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
                REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM PUBLIC, CURRENT_USER;
                """);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Tables)
        {
            migrationBuilder.Sql($"""
                DROP TRIGGER append_only ON {table};
                GRANT UPDATE, DELETE, TRUNCATE ON {table} TO CURRENT_USER;
                """);
        }

        migrationBuilder.Sql("DROP FUNCTION refuse_rewriting_history();");
    }
}
