using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Nadia.Migrations
{
    /// <inheritdoc />
    public partial class AttentionChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_check",
                table: "drafts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_invented",
                table: "customers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "check_outcomes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false),
                    known_bad_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reviewer_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reviewer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    deed = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    caught = table.Column<bool>(type: "boolean", nullable: false),
                    edit_effort = table.Column<int>(type: "integer", nullable: true),
                    seconds = table.Column<int>(type: "integer", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_check_outcomes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "check_turns",
                columns: table => new
                {
                    reviewer_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    decisions = table.Column<int>(type: "integer", nullable: false),
                    due_percent = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_check_turns", x => x.reviewer_id);
                });

            migrationBuilder.CreateTable(
                name: "known_bad_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    bubbles = table.Column<List<string>>(type: "text[]", nullable: false),
                    fault = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    category = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    bad_words = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_bad_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "checks",
                columns: table => new
                {
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false),
                    known_bad_id = table.Column<Guid>(type: "uuid", nullable: false),
                    placed_for = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    placed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    fault = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    category = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    bad_words = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checks", x => x.draft_id);
                    table.ForeignKey(
                        name: "fk_checks_drafts_draft_id",
                        column: x => x.draft_id,
                        principalTable: "drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_checks_known_bad_drafts_known_bad_id",
                        column: x => x.known_bad_id,
                        principalTable: "known_bad_drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_check_outcomes_decided_at",
                table: "check_outcomes",
                column: "decided_at");

            migrationBuilder.CreateIndex(
                name: "ix_check_outcomes_draft_id",
                table: "check_outcomes",
                column: "draft_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_check_outcomes_known_bad_id",
                table: "check_outcomes",
                column: "known_bad_id");

            migrationBuilder.CreateIndex(
                name: "ix_check_outcomes_reviewer_id_decided_at",
                table: "check_outcomes",
                columns: new[] { "reviewer_id", "decided_at" });

            migrationBuilder.CreateIndex(
                name: "ix_checks_known_bad_id",
                table: "checks",
                column: "known_bad_id");

            migrationBuilder.CreateIndex(
                name: "ux_checks_waiting",
                table: "checks",
                column: "placed_for",
                unique: true,
                filter: "settled_at IS NULL");

            migrationBuilder.Sql(CheckSql.Guard);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(CheckSql.Unguard);

            migrationBuilder.DropTable(
                name: "check_outcomes");

            migrationBuilder.DropTable(
                name: "check_turns");

            migrationBuilder.DropTable(
                name: "checks");

            migrationBuilder.DropTable(
                name: "known_bad_drafts");

            migrationBuilder.DropColumn(
                name: "is_check",
                table: "drafts");

            migrationBuilder.DropColumn(
                name: "is_invented",
                table: "customers");
        }
    }
}
