using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Nadia.Migrations
{
    /// <inheritdoc />
    public partial class TelegramForReal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "arrived_away",
                table: "messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "attachment",
                table: "messages",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "arrived_away",
                table: "drafts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "origin",
                table: "drafts",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "model");

            migrationBuilder.AddColumn<string>(
                name: "origin_reason",
                table: "drafts",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "returned_from",
                table: "drafts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "read_through_external_id",
                table: "conversations",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_update_at",
                table: "accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "send_not_before",
                table: "accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "flood_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    seconds = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flood_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "message_photos",
                columns: table => new
                {
                    message_id = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: true),
                    content_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    fetched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_photos", x => x.message_id);
                    table.ForeignKey(
                        name: "fk_message_photos_messages_message_id",
                        column: x => x.message_id,
                        principalTable: "messages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_sent",
                table: "outbox",
                columns: new[] { "account_id", "sent_at" },
                filter: "sent_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_flood_events_account_id_at",
                table: "flood_events",
                columns: new[] { "account_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_message_photos_wanted",
                table: "message_photos",
                columns: new[] { "account_id", "requested_at" },
                filter: "fetched_at IS NULL AND error IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "flood_events");

            migrationBuilder.DropTable(
                name: "message_photos");

            migrationBuilder.DropIndex(
                name: "ix_outbox_sent",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "arrived_away",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "attachment",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "arrived_away",
                table: "drafts");

            migrationBuilder.DropColumn(
                name: "origin",
                table: "drafts");

            migrationBuilder.DropColumn(
                name: "origin_reason",
                table: "drafts");

            migrationBuilder.DropColumn(
                name: "returned_from",
                table: "drafts");

            migrationBuilder.DropColumn(
                name: "read_through_external_id",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "last_update_at",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "send_not_before",
                table: "accounts");
        }
    }
}
