using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Nadia.Migrations
{
    /// <inheritdoc />
    public partial class TextsComeBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "settled_by",
                table: "draft_edits",
                type: "uuid",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Without the column what was put away would be taken for texts that are still needed.
            migrationBuilder.Sql("DELETE FROM draft_edits WHERE settled_by IS NOT NULL");

            migrationBuilder.DropColumn(
                name: "settled_by",
                table: "draft_edits");
        }
    }
}
