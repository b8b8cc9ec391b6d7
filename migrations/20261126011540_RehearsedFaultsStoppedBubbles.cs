using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Nadia.Migrations
{
    /// <inheritdoc />
    public partial class RehearsedFaultsStoppedBubbles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "rehearsed_faults",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    chat_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rehearsed_faults", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_stopped",
                table: "outbox",
                columns: new[] { "conversation_id", "id" },
                filter: "state IN ('failed', 'held') AND dropped_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_rehearsed_faults_chat_id_id",
                table: "rehearsed_faults",
                columns: new[] { "chat_id", "id" });

            // Some settings held who changed them by id: now all hold the name.
            migrationBuilder.Sql("""
                UPDATE settings s SET updated_by = m.display_name FROM team_members m WHERE m.id = s.updated_by;
                UPDATE settings s SET updated_by = k.name FROM api_keys k WHERE s.updated_by = 'key:' || k.id;
                UPDATE settings SET updated_by = 'NADIA' WHERE updated_by LIKE 'system:%';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rehearsed_faults");

            migrationBuilder.DropIndex(
                name: "ix_outbox_stopped",
                table: "outbox");
        }
    }
}
