using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Live;
using Nadia.Core.Team;

namespace Nadia.Core.Drafting.Templates;

/// <summary>Admins keep the reply templates: add, edit, put in order, switch off. Each former text stays in the history.</summary>
public sealed class ReplyTemplateService(IDbContextFactory<NadiaDbContext> contexts, LiveFeed feed, TimeProvider clock)
{
    private static string Operation => Words.Of("change the reply templates");
    private const int MaxHistory = 50;

    /// <summary>By language, level and place; those that are switched off too.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<ReplyTemplateView>>> ListAsync(Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("see the reply templates")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        var rows = await (
            from template in db.ReplyTemplates.AsNoTracking()
            let last = db.ReplyTemplateChanges.Where(c => c.TemplateId == template.Id).OrderByDescending(c => c.Id).FirstOrDefault()
            orderby template.Language, template.Position, template.Id
            select new ReplyTemplateView(
                template.Id, template.Level, template.Language, template.Text, template.Active, template.Version, last!.By, last == null ? null : last.At))
            .ToListAsync(token);
        return rows.OrderBy(t => t.Language, StringComparer.Ordinal).ThenBy(t => t.Level).ToList();
    }

    /// <summary>Who did what to it, the latest first, at most 50.</summary>
    /// <returns>Refusals: Forbidden.</returns>
    public async Task<Outcome<IReadOnlyList<ReplyTemplateChange>>> HistoryAsync(int id, Actor actor, CancellationToken token)
    {
        if (actor.MustAdminister(Words.Of("see the reply templates")) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        return await db.ReplyTemplateChanges.AsNoTracking().Where(c => c.TemplateId == id).OrderByDescending(c => c.Id).Take(MaxHistory).ToListAsync(token);
    }

    /// <summary>Puts a new one at the end of its level.</summary>
    /// <returns>Refusals: Forbidden, Invalid.</returns>
    public async Task<Outcome<Done>> AddAsync(NewReplyTemplate wanted, Actor actor, CancellationToken token)
    {
        var broken = ReplyTemplateRules.Language(wanted.Language) ?? ReplyTemplateRules.Level(wanted.Level) ?? ReplyTemplateRules.Text(wanted.Text);
        if ((actor.MustAdminister(Operation) ?? broken) is { } refusal) return refusal;
        var text = Tidy(wanted.Text);
        await using var db = await contexts.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        // Of two who add at once the second sees what the first has added.
        await db.Database.ExecuteSqlAsync($"LOCK TABLE reply_templates IN SHARE ROW EXCLUSIVE MODE", token);
        var group = await GroupAsync(db, wanted.Language, wanted.Level, token);
        if (group.Count >= ReplyTemplateRules.MaxInLevel) return new Invalid("text", Words.Fill($"there are {ReplyTemplateRules.MaxInLevel} in this level already."));
        if (group.Exists(t => t.Text == text)) return Twice;
        var template = new ReplyTemplate
        {
            Language = wanted.Language,
            Level = wanted.Level,
            Text = text,
            Position = group.Count == 0 ? 0 : group[^1].Position + 1,
        };
        db.ReplyTemplates.Add(template);
        await db.SaveChangesAsync(token);
        Note(db, template, ReplyTemplateDeed.Added, before: null, actor);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        feed.Publish(LiveChange.Prompts);
        return Done.It;
    }

    /// <returns>Refusals: Forbidden, Invalid, NotFound, Changed.</returns>
    public Task<Outcome<Done>> EditAsync(int id, string text, uint version, Actor actor, CancellationToken token) =>
        ReplyTemplateRules.Text(text) is { } broken && actor.IsAdmin
            ? Task.FromResult<Outcome<Done>>(broken)
            : ChangeAsync(id, version, actor, (template, group) =>
            {
                var tidy = Tidy(text);
                if (tidy == template.Text) return null;
                if (group.Exists(t => t.Text == tidy)) return Twice;
                template.Text = tidy;
                return ReplyTemplateDeed.Edited;
            }, token);

    /// <returns>Refusals: Forbidden, NotFound, Changed.</returns>
    public Task<Outcome<Done>> SwitchAsync(int id, bool active, uint version, Actor actor, CancellationToken token) =>
        ChangeAsync(id, version, actor, (template, _) =>
        {
            if (template.Active == active) return null;
            template.Active = active;
            return active ? ReplyTemplateDeed.SwitchedOn : ReplyTemplateDeed.SwitchedOff;
        }, token);

    /// <summary>Trades places with the one before or after it; at the end of the list nothing happens.</summary>
    /// <param name="by">-1 for up, 1 for down.</param>
    /// <returns>Refusals: Forbidden, NotFound, Changed.</returns>
    public Task<Outcome<Done>> MoveAsync(int id, int by, uint version, Actor actor, CancellationToken token) =>
        ChangeAsync(id, version, actor, (template, group) =>
        {
            var from = group.IndexOf(template);
            var to = from + Math.Sign(by);
            if (to < 0 || to >= group.Count || to == from) return null;
            (group[from], group[to]) = (group[to], group[from]);
            for (var i = 0; i < group.Count; i++) group[i].Position = i;
            return ReplyTemplateDeed.Moved;
        }, token);

    private static Invalid Twice => new("text", Words.Of("is in this level already."));

    /// <param name="change">What was done; null for nothing. It is handed the template and all of its level, in order.</param>
    private async Task<Outcome<Done>> ChangeAsync(
        int id, uint version, Actor actor, Func<ReplyTemplate, List<ReplyTemplate>, Change?> change, CancellationToken token)
    {
        if (actor.MustAdminister(Operation) is { } refusal) return refusal;
        await using var db = await contexts.CreateDbContextAsync(token);
        if (await db.ReplyTemplates.SingleOrDefaultAsync(t => t.Id == id, token) is not { } template) return new NotFound(Words.Of("The template"));
        if (template.Version != version) return new Changed(Words.Of("The template"));
        var before = template.Text;
        var made = change(template, await GroupAsync(db, template.Language, template.Level, token));
        if (made is { Refusal: { } broken }) return broken;
        if (made is not { Deed: { } deed }) return Done.It;
        Note(db, template, deed, before, actor);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Changed(Words.Of("The template"));
        }

        feed.Publish(LiveChange.Prompts);
        return Done.It;
    }

    private static Task<List<ReplyTemplate>> GroupAsync(NadiaDbContext db, string language, ReplyTemplateLevel level, CancellationToken token) =>
        db.ReplyTemplates.Where(t => t.Language == language && t.Level == level).OrderBy(t => t.Position).ThenBy(t => t.Id).ToListAsync(token);

    private void Note(NadiaDbContext db, ReplyTemplate template, ReplyTemplateDeed deed, string? before, Actor actor)
    {
        var now = clock.GetUtcNow();
        db.ReplyTemplateChanges.Add(new()
        {
            TemplateId = template.Id,
            Deed = deed,
            Before = before,
            After = template.Text,
            By = actor.Name,
            At = now,
        });
        db.Record(actor, "reply_template.change", $"reply_template:{template.Id}", now, deed.ToString());
    }

    private static string Tidy(string text) => text.ReplaceLineEndings("\n").Trim();

    private sealed record Change(ReplyTemplateDeed? Deed, Refusal? Refusal)
    {
        public static implicit operator Change(ReplyTemplateDeed deed) => new(deed, null);

        public static implicit operator Change(Invalid refusal) => new(null, refusal);
    }
}
