using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Review.Labels;

/// <summary>
/// Admins keep the edit tags: add, rename, retire, merge. A code never changes and never goes, so reviews keep theirs and stay comparable.
/// Changes come one after another, so that two admins cannot make the same label twice.
/// </summary>
public sealed class EditTags(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    /// <summary>More than this nobody finds anything in.</summary>
    public const int MaxTags = 200;

    /// <summary>All of them, the retired ones too, by family.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<EditTag>>> ListAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("see all edit tags")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.EditTags.AsNoTracking().OrderBy(t => t.Family).ThenBy(t => t.Position).ThenBy(t => t.Code).ToListAsync(token);
    }

    /// <summary>Adds a label at the end of its family.</summary>
    /// <returns>The new code. Refusals: Forbidden, Invalid (also when there is such a label).</returns>
    public Task<Outcome<string>> AddAsync(string family, string label, Actor actor, CancellationToken token) =>
        ChangeAsync(actor, EditTagRules.Family(family) ?? EditTagRules.Label(label), (db, tags, now) =>
        {
            if (tags.Count >= MaxTags) return new Invalid("label", Words.Fill($"there are {MaxTags} edit tags already."));
            if (Twin(tags, label, null) is { } twin) return twin;
            var code = EditTagRules.NewCode(family, label, tags.Select(t => t.Code).ToHashSet(StringComparer.Ordinal));
            db.EditTags.Add(new() { Code = code, Family = family, Label = label.Trim(), Position = tags.Where(t => t.Family == family).Max(t => (int?)t.Position) + 1 ?? 0 });
            db.Record(actor, "edit_tag.add", $"edit_tag:{code}", now);
            return code;
        }, token);

    /// <returns>The code. Refusals: Forbidden, Invalid (also when there is such a label), NotFound.</returns>
    public Task<Outcome<string>> RenameAsync(string code, string label, Actor actor, CancellationToken token) =>
        ChangeAsync(actor, EditTagRules.Label(label), (db, tags, now) =>
        {
            if (tags.Find(t => t.Code == code) is not { } tag) return new NotFound(Words.Of("The edit tag"));
            if (Twin(tags, label, code) is { } twin) return twin;
            tag.Label = label.Trim();
            db.Record(actor, "edit_tag.rename", $"edit_tag:{code}", now);
            return code;
        }, token);

    /// <summary>Offers the tag no more, or again; the reviews that bear it keep it.</summary>
    /// <returns>The code. Refusals: Forbidden, NotFound.</returns>
    public Task<Outcome<string>> RetireAsync(string code, bool retired, Actor actor, CancellationToken token) =>
        ChangeAsync(actor, null, (db, tags, now) =>
        {
            if (tags.Find(t => t.Code == code) is not { } tag) return new NotFound(Words.Of("The edit tag"));
            tag.RetiredAt = retired ? tag.RetiredAt ?? now : null;
            if (!retired) tag.MergedInto = null;
            db.Record(actor, retired ? "edit_tag.retire" : "edit_tag.restore", $"edit_tag:{code}", now);
            return code;
        }, token);

    /// <summary>Retires a tag in favour of another that means the same.</summary>
    /// <returns>The code that stays. Refusals: Forbidden, Invalid, NotFound.</returns>
    public Task<Outcome<string>> MergeAsync(string code, string into, Actor actor, CancellationToken token) =>
        ChangeAsync(actor, code == into ? new("into", Words.Of("must be another edit tag.")) : null, (db, tags, now) =>
        {
            if (tags.Find(t => t.Code == code) is not { } tag || tags.Find(t => t.Code == into) is not { } other) return new NotFound(Words.Of("The edit tag"));
            if (other.RetiredAt is not null) return new Invalid("into", Words.Of("must be an edit tag that is in use."));
            (tag.RetiredAt, tag.MergedInto) = (now, into);
            foreach (var former in tags.Where(t => t.MergedInto == code)) former.MergedInto = into;
            db.Record(actor, "edit_tag.merge", $"edit_tag:{code}", now, into);
            return into;
        }, token);

    private static Invalid? Twin(List<EditTag> tags, string label, string? except)
    {
        var key = EditTagRules.Key(label);
        var twin = tags.Find(t => t.Code != except && (EditTagRules.Key(t.Label) == key || EditTagRules.Key(EditTagWords.Say(t.Label)) == key));
        return twin is null ? null : new("label", twin.RetiredAt is null ? Words.Of("is taken by another edit tag.") : Words.Of("is the label of a retired edit tag: bring that one back."));
    }

    private async Task<Outcome<string>> ChangeAsync(
        Actor actor, Invalid? broken, Func<NadiaDbContext, List<EditTag>, DateTimeOffset, Outcome<string>> change, CancellationToken token)
    {
        if ((actor.MustAdminister(Words.Of("change edit tags")) ?? broken) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.Database.ExecuteSqlAsync($"LOCK TABLE edit_tags IN SHARE ROW EXCLUSIVE MODE", token);
        var outcome = change(db, await db.EditTags.ToListAsync(token), clock.GetUtcNow());
        if (!outcome.Succeeded) return outcome;
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Labels);
        return outcome;
    }
}
