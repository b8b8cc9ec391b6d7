using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace Nadia.Core.Knowledge;

internal sealed class KnowledgeMapping
    : IEntityTypeConfiguration<KnowledgeDocument>, IEntityTypeConfiguration<KnowledgeVersion>, IEntityTypeConfiguration<KnowledgePassage>
{
    /// <summary>Characters of a title with the headings below it.</summary>
    public const int MaxPath = 400;

    // A generated column may only use what never changes, so the configurations are named as constants.
    private const string Search = """
        setweight(CASE language WHEN 'english' THEN to_tsvector('english'::regconfig, title_terms)
            WHEN 'spanish' THEN to_tsvector('spanish'::regconfig, title_terms) ELSE to_tsvector('simple'::regconfig, title_terms) END, 'A')
        || CASE language WHEN 'english' THEN to_tsvector('english'::regconfig, text_terms)
            WHEN 'spanish' THEN to_tsvector('spanish'::regconfig, text_terms) ELSE to_tsvector('simple'::regconfig, text_terms) END
        """;

    public void Configure(EntityTypeBuilder<KnowledgeDocument> builder)
    {
        builder.ToTable("knowledge_documents");
        builder.Property(d => d.Title).HasMaxLength(KnowledgeRules.MaxTitle);
        builder.Property(d => d.Language).HasMaxLength(10);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.Property(d => d.UpdatedBy).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<KnowledgeVersion> builder)
    {
        builder.ToTable("knowledge_versions");
        builder.Property(v => v.Title).HasMaxLength(KnowledgeRules.MaxTitle);
        builder.Property(v => v.Language).HasMaxLength(10);
        builder.Property(v => v.By).HasMaxLength(200);
        builder.HasOne<KnowledgeDocument>().WithMany().HasForeignKey(v => v.DocumentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.DocumentId, v.Version }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<KnowledgePassage> builder)
    {
        builder.ToTable("knowledge_passages");
        builder.Property(p => p.Title).HasMaxLength(MaxPath);
        builder.Property(p => p.Language).HasMaxLength(10);
        builder.Property<NpgsqlTsVector>("Search").HasComputedColumnSql(Search, stored: true);
        builder.HasOne<KnowledgeDocument>().WithMany().HasForeignKey(p => p.DocumentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => new { p.DocumentId, p.Position }).IsUnique();
        builder.HasIndex("Search").HasDatabaseName("ix_knowledge_passages_search").HasMethod("GIN")
            // Documents change seldom and are searched for every draft: no list of rows that wait to be indexed.
            .HasStorageParameter("fastupdate", false);
    }
}
