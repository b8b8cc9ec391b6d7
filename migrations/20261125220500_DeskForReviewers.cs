using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Nadia.Migrations
{
    /// <inheritdoc />
    public partial class DeskForReviewers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "redraft_text",
                table: "conversations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "edited_at",
                table: "claims",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "claim_handovers",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false),
                    former_reviewer_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    former_token = table.Column<long>(type: "bigint", nullable: false),
                    reviewer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    word = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claim_handovers", x => x.id);
                    table.ForeignKey(
                        name: "fk_claim_handovers_drafts_draft_id",
                        column: x => x.draft_id,
                        principalTable: "drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reviewer_preferences",
                columns: table => new
                {
                    reviewer_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    keys = table.Column<string>(type: "jsonb", nullable: false),
                    approve_without_asking = table.Column<bool>(type: "boolean", nullable: false),
                    undo_seconds = table.Column<double>(type: "double precision", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviewer_preferences", x => x.reviewer_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_claim_handovers_draft_id_former_token",
                table: "claim_handovers",
                columns: new[] { "draft_id", "former_token" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "claim_handovers");

            migrationBuilder.DropTable(
                name: "reviewer_preferences");

            migrationBuilder.DropColumn(
                name: "redraft_text",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "edited_at",
                table: "claims");
        }
    }
}
