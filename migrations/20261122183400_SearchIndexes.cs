using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Nadia.Core.Data;

namespace Nadia.Migrations;

/// <summary>
/// Finds customers by any part of a name through a trigram index. A server without the pg_trgm extension
/// works on without the index, only slower.
/// </summary>
[DbContext(typeof(NadiaDbContext))]
[Migration("20261122183400_SearchIndexes")]
public sealed class SearchIndexes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DO $$
        BEGIN
            CREATE EXTENSION IF NOT EXISTS pg_trgm;
            CREATE INDEX ix_customers_search ON customers USING gin (search_text gin_trgm_ops);
        EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
            RAISE NOTICE 'pg_trgm is not available: the customer search has no index';
        END $$;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP INDEX IF EXISTS ix_customers_search;");
}
