using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Nadia.Migrations
{
    /// <inheritdoc />
    public partial class Queue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "assignee_id",
                table: "conversations",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "assignee_name",
                table: "conversations",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "queue",
                columns: table => new
                {
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<long>(type: "bigint", nullable: false),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    queue_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    waiting_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recommendation = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    origin = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    arrived_away = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: true),
                    assignee_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    assignee_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    snoozed_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    snoozed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queue", x => x.draft_id);
                    table.ForeignKey(
                        name: "fk_queue_drafts_draft_id",
                        column: x => x.draft_id,
                        principalTable: "drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "queue_views",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    owner_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    owner_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    query = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    is_shared = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queue_views", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "second_looks",
                columns: table => new
                {
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<long>(type: "bigint", nullable: false),
                    first_reviewer_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    first_reviewer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    second_reviewer_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    second_reviewer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    agreed = table.Column<bool>(type: "boolean", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_second_looks", x => x.draft_id);
                    table.ForeignKey(
                        name: "fk_second_looks_drafts_draft_id",
                        column: x => x.draft_id,
                        principalTable: "drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_queue_account",
                table: "queue",
                columns: new[] { "account_id", "queue_at", "draft_id" },
                filter: "snoozed_until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_queue_assignee",
                table: "queue",
                columns: new[] { "assignee_id", "queue_at", "draft_id" },
                filter: "snoozed_until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_queue_away",
                table: "queue",
                columns: new[] { "queue_at", "draft_id" },
                filter: "snoozed_until IS NULL AND arrived_away");

            migrationBuilder.CreateIndex(
                name: "ix_queue_conversation_id",
                table: "queue",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_queue_customer_id",
                table: "queue",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_queue_language",
                table: "queue",
                columns: new[] { "language", "queue_at", "draft_id" },
                filter: "snoozed_until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_queue_order",
                table: "queue",
                columns: new[] { "queue_at", "draft_id" },
                filter: "snoozed_until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_queue_origin",
                table: "queue",
                columns: new[] { "origin", "queue_at", "draft_id" },
                filter: "snoozed_until IS NULL AND origin <> 'model'");

            migrationBuilder.CreateIndex(
                name: "ix_queue_risk",
                table: "queue",
                columns: new[] { "recommendation", "queue_at", "draft_id" },
                filter: "snoozed_until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_queue_snoozed",
                table: "queue",
                column: "snoozed_until",
                filter: "snoozed_until IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_queue_snoozed_order",
                table: "queue",
                columns: new[] { "queue_at", "draft_id" },
                filter: "snoozed_until IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_queue_status",
                table: "queue",
                columns: new[] { "status", "queue_at", "draft_id" },
                filter: "snoozed_until IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_queue_views_is_shared",
                table: "queue_views",
                column: "is_shared",
                filter: "is_shared");

            migrationBuilder.CreateIndex(
                name: "ix_queue_views_owner_id_name",
                table: "queue_views",
                columns: new[] { "owner_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_second_looks_open",
                table: "second_looks",
                columns: new[] { "asked_at", "draft_id" },
                filter: "agreed IS NULL");

            migrationBuilder.Sql(QueueSql.Follow);
            migrationBuilder.Sql(QueueSql.Search);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(QueueSql.Unsearch);
            migrationBuilder.Sql(QueueSql.Unfollow);

            migrationBuilder.DropTable(
                name: "queue");

            migrationBuilder.DropTable(
                name: "queue_views");

            migrationBuilder.DropTable(
                name: "second_looks");

            migrationBuilder.DropColumn(
                name: "assignee_id",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "assignee_name",
                table: "conversations");
        }
    }
}
