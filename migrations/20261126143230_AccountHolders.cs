using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nadia.Migrations
{
    /// <inheritdoc />
    public partial class AccountHolders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "held_by",
                table: "accounts",
                type: "uuid",
                nullable: true);

            // A node of the former version may be connected still: it says so nowhere, so whoever comes next gives it time.
            migrationBuilder.Sql("UPDATE accounts SET held_by = gen_random_uuid() WHERE session IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "held_by",
                table: "accounts");
        }
    }
}
