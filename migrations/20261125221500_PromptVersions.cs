using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Nadia.Migrations
{
    /// <inheritdoc />
    public partial class PromptVersions : Migration
    {
        private static readonly string[] AppendOnly = ["prompts", "reply_template_changes"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reply_templates_language_level_position",
                table: "reply_templates");

            migrationBuilder.AddColumn<uint>(
                name: "xmin",
                table: "reply_templates",
                type: "xid",
                rowVersion: true,
                nullable: false,
                defaultValue: 0u);

            migrationBuilder.AddColumn<int>(
                name: "restored_from",
                table: "prompts",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "reply_template_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    template_id = table.Column<int>(type: "integer", nullable: false),
                    deed = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    before = table.Column<string>(type: "character varying(4096)", maxLength: 4096, nullable: true),
                    after = table.Column<string>(type: "character varying(4096)", maxLength: 4096, nullable: false),
                    by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reply_template_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_reply_template_changes_reply_templates_template_id",
                        column: x => x.template_id,
                        principalTable: "reply_templates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_reply_templates_language_level_position",
                table: "reply_templates",
                columns: new[] { "language", "level", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_reply_template_changes_template_id_id",
                table: "reply_template_changes",
                columns: new[] { "template_id", "id" },
                descending: new[] { false, true });

            // Former texts can be brought back because nobody can rewrite them.
            foreach (var table in AppendOnly)
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                        FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
                    REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM PUBLIC, CURRENT_USER;
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER append_only ON prompts;
                GRANT UPDATE, DELETE, TRUNCATE ON prompts TO CURRENT_USER;
                """);

            migrationBuilder.DropTable(
                name: "reply_template_changes");

            migrationBuilder.DropIndex(
                name: "ix_reply_templates_language_level_position",
                table: "reply_templates");

            migrationBuilder.DropColumn(
                name: "xmin",
                table: "reply_templates");

            migrationBuilder.DropColumn(
                name: "restored_from",
                table: "prompts");

            migrationBuilder.CreateIndex(
                name: "ix_reply_templates_language_level_position",
                table: "reply_templates",
                columns: new[] { "language", "level", "position" },
                unique: true);
        }
    }
}
