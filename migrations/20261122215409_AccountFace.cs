using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nadia.Migrations
{
    /// <inheritdoc />
    public partial class AccountFace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "phone",
                table: "accounts",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "username",
                table: "accounts",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "phone",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "username",
                table: "accounts");
        }
    }
}
