using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nadia.Migrations
{
    /// <inheritdoc />
    public partial class ReplyEditing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "based_on",
                table: "reviews",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "edit_effort",
                table: "reviews",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "final_findings",
                table: "reviews",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "final_recommendation",
                table: "reviews",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "final_risk_score",
                table: "reviews",
                type: "numeric(3,2)",
                precision: 3,
                scale: 2,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "dropped_at",
                table: "outbox",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "returned_as",
                table: "outbox",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "merged_into",
                table: "edit_tags",
                type: "character varying(50)",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "retired_at",
                table: "edit_tags",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "asked_by",
                table: "drafts",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "redraft_asked_by",
                table: "conversations",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "draft_edits",
                columns: table => new
                {
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reviewer_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reviewer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    conversation_id = table.Column<long>(type: "bigint", nullable: false),
                    bubbles = table.Column<List<string>>(type: "text[]", nullable: false),
                    based_on = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_edits", x => new { x.draft_id, x.reviewer_id });
                    table.ForeignKey(
                        name: "fk_draft_edits_drafts_draft_id",
                        column: x => x.draft_id,
                        principalTable: "drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_draft_edits_conversation_id",
                table: "draft_edits",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_draft_edits_updated_at",
                table: "draft_edits",
                column: "updated_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "draft_edits");

            migrationBuilder.DropColumn(
                name: "based_on",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "edit_effort",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "final_findings",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "final_recommendation",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "final_risk_score",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "dropped_at",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "returned_as",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "edit_tags");

            migrationBuilder.DropColumn(
                name: "retired_at",
                table: "edit_tags");

            migrationBuilder.DropColumn(
                name: "asked_by",
                table: "drafts");

            migrationBuilder.DropColumn(
                name: "redraft_asked_by",
                table: "conversations");
        }
    }
}
