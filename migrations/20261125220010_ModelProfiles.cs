using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nadia.Migrations
{
    /// <inheritdoc />
    public partial class ModelProfiles : Migration
    {
        // The figures of the last days go on: until now the environment's models were the only ones, and each draft had two calls.
        private const string TakeOver = """
            UPDATE drafts SET profile_id = 'c0f16000-0000-7000-8000-000000000001', profile = 'Configuration'
            WHERE created_at >= now() - interval '7 days' AND NOT offline AND origin = 'model' AND creative_model NOT IN ('', 'offline');

            INSERT INTO model_calls (id, at, profile_id, profile_name, stage, model, conversation_id, draft_id, input_tokens, cached_tokens, output_tokens, cost_usd, latency_ms, outcome)
            SELECT gen_random_uuid(), created_at, profile_id, profile, 'creative', creative_model, conversation_id, id,
                creative_input_tokens, creative_cached_tokens, creative_output_tokens, creative_cost_usd, creative_latency_ms, 'answered'
            FROM drafts WHERE profile_id IS NOT NULL
            UNION ALL
            SELECT gen_random_uuid(), created_at, profile_id, profile, 'refine', refine_model, conversation_id, id,
                refine_input_tokens, refine_cached_tokens, refine_output_tokens, refine_cost_usd, refine_latency_ms, 'answered'
            FROM drafts WHERE profile_id IS NOT NULL AND refine_model NOT IN ('', 'offline');

            INSERT INTO model_days (day, spent_usd)
            SELECT (at AT TIME ZONE 'UTC')::date, sum(cost_usd) FROM model_calls GROUP BY 1 HAVING sum(cost_usd) > 0;
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_drafts_customer_id",
                table: "drafts");

            migrationBuilder.AddColumn<string>(
                name: "profile",
                table: "drafts",
                type: "character varying(50)",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "profile_id",
                table: "drafts",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "model_calls",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    profile_id = table.Column<Guid>(type: "uuid", nullable: false),
                    profile_name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    model = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    conversation_id = table.Column<long>(type: "bigint", nullable: true),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: true),
                    input_tokens = table.Column<int>(type: "integer", nullable: false),
                    cached_tokens = table.Column<int>(type: "integer", nullable: false),
                    output_tokens = table.Column<int>(type: "integer", nullable: false),
                    cost_usd = table.Column<decimal>(type: "numeric(12,6)", precision: 12, scale: 6, nullable: false),
                    latency_ms = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_calls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "model_days",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    spent_usd = table.Column<decimal>(type: "numeric(18,6)", precision: 18, scale: 6, nullable: false),
                    stopped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_days", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "model_profiles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    creative_cached_input_usd_per_million = table.Column<decimal>(type: "numeric(12,6)", precision: 12, scale: 6, nullable: true),
                    creative_endpoint = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    creative_input_usd_per_million = table.Column<decimal>(type: "numeric(12,6)", precision: 12, scale: 6, nullable: false),
                    creative_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    creative_max_output_tokens = table.Column<int>(type: "integer", nullable: true),
                    creative_model = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    creative_output_usd_per_million = table.Column<decimal>(type: "numeric(12,6)", precision: 12, scale: 6, nullable: false),
                    creative_retries = table.Column<int>(type: "integer", nullable: false),
                    creative_temperature = table.Column<double>(type: "double precision", nullable: true),
                    creative_timeout_seconds = table.Column<double>(type: "double precision", nullable: false),
                    refine_cached_input_usd_per_million = table.Column<decimal>(type: "numeric(12,6)", precision: 12, scale: 6, nullable: true),
                    refine_endpoint = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    refine_input_usd_per_million = table.Column<decimal>(type: "numeric(12,6)", precision: 12, scale: 6, nullable: false),
                    refine_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    refine_max_output_tokens = table.Column<int>(type: "integer", nullable: true),
                    refine_model = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    refine_output_usd_per_million = table.Column<decimal>(type: "numeric(12,6)", precision: 12, scale: 6, nullable: false),
                    refine_retries = table.Column<int>(type: "integer", nullable: false),
                    refine_temperature = table.Column<double>(type: "double precision", nullable: true),
                    refine_timeout_seconds = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_profiles", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_drafts_customer_id_created_at",
                table: "drafts",
                columns: new[] { "customer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_model_calls_at",
                table: "model_calls",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_model_profiles_name",
                table: "model_profiles",
                column: "name",
                unique: true);

            migrationBuilder.Sql(TakeOver);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "model_calls");

            migrationBuilder.DropTable(
                name: "model_days");

            migrationBuilder.DropTable(
                name: "model_profiles");

            migrationBuilder.DropIndex(
                name: "ix_drafts_customer_id_created_at",
                table: "drafts");

            migrationBuilder.DropColumn(
                name: "profile",
                table: "drafts");

            migrationBuilder.DropColumn(
                name: "profile_id",
                table: "drafts");

            migrationBuilder.CreateIndex(
                name: "ix_drafts_customer_id",
                table: "drafts",
                column: "customer_id");
        }
    }
}
