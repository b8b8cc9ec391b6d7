using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Team;

namespace Nadia.Core.Knowledge;

/// <summary>Admins change what the business knows. A change counts from the next draft on, on every node; each version is kept.</summary>
public sealed class KnowledgeService(IDbContextFactory<NadiaDbContext> contexts, TimeProvider clock)
{
    /// <summary>Any constant will do: who adds documents does it one after the other, so that their number holds.</summary>
    private const long AddLock = 0x4B4E4F57;

    /// <summary>Adds a document, or changes one.</summary>
    /// <param name="id">Null adds.</param>
    /// <param name="version">The version that was read.</param>
    /// <returns>The document's id. Refusals: Forbidden, Invalid, NotFound, Changed.</returns>
    public async Task<Outcome<int>> SaveAsync(int? id, int version, KnowledgeEdit edit, Actor actor, CancellationToken token)
    {
        var clean = edit with { Title = (edit.Title ?? "").Trim(), Text = (edit.Text ?? "").ReplaceLineEndings("\n").Trim() };
        if ((actor.MustAdminister(Words.Of("change the knowledge")) ?? KnowledgeRules.Check(clean)) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (id is { } known) return await ChangeAsync(db, known, version, _ => clean, removed: false, actor, token);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AddLock})", token);
        if (await db.KnowledgeDocuments.CountAsync(d => d.RemovedAt == null, token) >= KnowledgeRules.MaxDocuments)
            return new Invalid("title", Words.Fill($"there are {KnowledgeRules.MaxDocuments} documents already."));
        var document = new KnowledgeDocument
        {
            Title = "",
            Language = clean.Language,
            Text = "",
            Enabled = clean.Enabled,
            UpdatedAt = clock.GetUtcNow(),
            UpdatedBy = actor.Name,
        };
        db.KnowledgeDocuments.Add(document);
        return await WriteAsync(db, document, clean, removed: false, actor, token);
    }

    /// <summary>Takes the document out of every list and search; its versions stay.</summary>
    /// <returns>Refusals: Forbidden, NotFound, Changed.</returns>
    public async Task<Outcome<int>> RemoveAsync(int id, int version, Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("change the knowledge")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        return await ChangeAsync(db, id, version, d => new(d.Title, d.Language, d.Text, Enabled: false), removed: true, actor, token);
    }

    /// <summary>Makes an earlier version the latest one.</summary>
    /// <param name="wanted">The version to have back.</param>
    /// <returns>Refusals: Forbidden, NotFound, Changed.</returns>
    public async Task<Outcome<int>> RestoreAsync(int id, int wanted, int version, Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("change the knowledge")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var old = await db.KnowledgeVersions.AsNoTracking().SingleOrDefaultAsync(v => v.DocumentId == id && v.Version == wanted, token);
        if (old is null) return new NotFound(Words.Of("The version"));
        return await ChangeAsync(db, id, version, _ => new(old.Title, old.Language, old.Text, old.Enabled), removed: false, actor, token);
    }

    private async Task<Outcome<int>> ChangeAsync(
        NadiaDbContext db, int id, int version, Func<KnowledgeDocument, KnowledgeEdit> edit, bool removed, Actor actor, CancellationToken token)
    {
        var document = (await db.KnowledgeDocuments.FromSql($"SELECT * FROM knowledge_documents WHERE id = {id} FOR UPDATE").ToListAsync(token)).SingleOrDefault();
        if (document is null || document.RemovedAt is not null) return new NotFound(Words.Of("The document"));
        return document.Version != version ? new Changed(Words.Of("The document")) : await WriteAsync(db, document, edit(document), removed, actor, token);
    }

    private async Task<Outcome<int>> WriteAsync(
        NadiaDbContext db, KnowledgeDocument document, KnowledgeEdit edit, bool removed, Actor actor, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        (document.Title, document.Language, document.Text, document.Enabled) = (edit.Title, edit.Language, edit.Text, edit.Enabled);
        (document.UpdatedAt, document.UpdatedBy, document.RemovedAt) = (now, actor.Name, removed ? now : null);
        document.Version++;
        await db.SaveChangesAsync(token);
        await db.KnowledgePassages.Where(p => p.DocumentId == document.Id).ExecuteDeleteAsync(token);
        if (document.Enabled && !removed) db.KnowledgePassages.AddRange(Passages(document));
        db.KnowledgeVersions.Add(new()
        {
            DocumentId = document.Id,
            Version = document.Version,
            Title = document.Title,
            Language = document.Language,
            Text = document.Text,
            Enabled = document.Enabled,
            Removed = removed,
            By = actor.Name,
            At = now,
        });
        db.Record(actor, removed ? "knowledge.remove" : "knowledge.save", $"knowledge:{document.Id}", now, $"version {document.Version}");
        await db.SaveChangesAsync(token);
        await db.Database.CommitTransactionAsync(token);
        return document.Id;
    }

    private static IEnumerable<KnowledgePassage> Passages(KnowledgeDocument document) =>
        PassageCutter.Cut(document.Text).Select((cut, position) =>
        {
            var title = cut.Heading.Length == 0 || cut.Heading == document.Title ? document.Title : $"{document.Title} › {cut.Heading}";
            if (title.Length > KnowledgeMapping.MaxPath) title = title[..(char.IsHighSurrogate(title[KnowledgeMapping.MaxPath - 1]) ? KnowledgeMapping.MaxPath - 1 : KnowledgeMapping.MaxPath)];
            return new KnowledgePassage
            {
                DocumentId = document.Id,
                Position = position,
                Language = document.Language,
                Title = title,
                Text = cut.Text,
                TitleTerms = KnowledgeWords.Fold(title),
                TextTerms = KnowledgeWords.Fold(cut.Text),
            };
        });
}
