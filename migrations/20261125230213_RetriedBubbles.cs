using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nadia.Migrations
{
    /// <inheritdoc />
    public partial class RetriedBubbles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "retried_at",
                table: "outbox",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "retried_at",
                table: "outbox");
        }
    }
}
