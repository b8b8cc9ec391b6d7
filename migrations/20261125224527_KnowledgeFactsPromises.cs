using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace Nadia.Migrations
{
    /// <inheritdoc />
    public partial class KnowledgeFactsPromises : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "passages",
                table: "drafts",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "promises",
                table: "drafts",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "commitments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    quote = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    source = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    created_by_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    created_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commitments", x => x.id);
                    table.CheckConstraint("ck_commitments_due", "state <> 'open' OR due_at IS NOT NULL");
                    table.ForeignKey(
                        name: "fk_commitments_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_commitments_drafts_draft_id",
                        column: x => x.draft_id,
                        principalTable: "drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customer_facts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    customer_id = table.Column<long>(type: "bigint", nullable: false),
                    text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    quote = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    message_id = table.Column<long>(type: "bigint", nullable: true),
                    created_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_customer_facts", x => x.id);
                    table.ForeignKey(
                        name: "fk_customer_facts_customers_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_customer_facts_messages_message_id",
                        column: x => x.message_id,
                        principalTable: "messages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "knowledge_documents",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_knowledge_documents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "knowledge_passages",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    document_id = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    title_terms = table.Column<string>(type: "text", nullable: false),
                    text_terms = table.Column<string>(type: "text", nullable: false),
                    search = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "setweight(CASE language WHEN 'english' THEN to_tsvector('english'::regconfig, title_terms)\n    WHEN 'spanish' THEN to_tsvector('spanish'::regconfig, title_terms) ELSE to_tsvector('simple'::regconfig, title_terms) END, 'A')\n|| CASE language WHEN 'english' THEN to_tsvector('english'::regconfig, text_terms)\n    WHEN 'spanish' THEN to_tsvector('spanish'::regconfig, text_terms) ELSE to_tsvector('simple'::regconfig, text_terms) END", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_knowledge_passages", x => x.id);
                    table.ForeignKey(
                        name: "fk_knowledge_passages_knowledge_documents_document_id",
                        column: x => x.document_id,
                        principalTable: "knowledge_documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "knowledge_versions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    document_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    removed = table.Column<bool>(type: "boolean", nullable: false),
                    by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_knowledge_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_knowledge_versions_knowledge_documents_document_id",
                        column: x => x.document_id,
                        principalTable: "knowledge_documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_commitments_closed",
                table: "commitments",
                columns: new[] { "decided_at", "id" },
                descending: new bool[0],
                filter: "state IN ('done', 'cancelled')");

            migrationBuilder.CreateIndex(
                name: "ix_commitments_customer_id_state",
                table: "commitments",
                columns: new[] { "customer_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_commitments_draft_id",
                table: "commitments",
                column: "draft_id");

            migrationBuilder.CreateIndex(
                name: "ix_commitments_open",
                table: "commitments",
                columns: new[] { "due_at", "id" },
                filter: "state = 'open'");

            migrationBuilder.CreateIndex(
                name: "ix_commitments_proposed",
                table: "commitments",
                columns: new[] { "created_at", "id" },
                filter: "state = 'proposed'");

            migrationBuilder.CreateIndex(
                name: "ix_customer_facts_customer_id_key",
                table: "customer_facts",
                columns: new[] { "customer_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_customer_facts_customer_id_state",
                table: "customer_facts",
                columns: new[] { "customer_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_customer_facts_message_id",
                table: "customer_facts",
                column: "message_id");

            migrationBuilder.CreateIndex(
                name: "ix_knowledge_passages_document_id_position",
                table: "knowledge_passages",
                columns: new[] { "document_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_knowledge_passages_search",
                table: "knowledge_passages",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "GIN")
                .Annotation("Npgsql:StorageParameter:fastupdate", false);

            migrationBuilder.CreateIndex(
                name: "ix_knowledge_versions_document_id_version",
                table: "knowledge_versions",
                columns: new[] { "document_id", "version" },
                unique: true);

            migrationBuilder.Sql("""
                CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON knowledge_versions
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting_history();
                REVOKE UPDATE, DELETE, TRUNCATE ON knowledge_versions FROM PUBLIC, CURRENT_USER;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "commitments");

            migrationBuilder.DropTable(
                name: "customer_facts");

            migrationBuilder.DropTable(
                name: "knowledge_passages");

            migrationBuilder.DropTable(
                name: "knowledge_versions");

            migrationBuilder.DropTable(
                name: "knowledge_documents");

            migrationBuilder.DropColumn(
                name: "passages",
                table: "drafts");

            migrationBuilder.DropColumn(
                name: "promises",
                table: "drafts");
        }
    }
}
