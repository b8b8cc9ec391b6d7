using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Data;
using Nadia.Core.Drafting.Templates;
using Nadia.Tests.Support;

namespace Nadia.Tests.Data.Drafting.Prompts;

public sealed class ReplyTemplateServiceTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_template_is_added_at_the_end_edited_and_switched_off_and_each_deed_is_kept()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var service = bench.Database.Get<ReplyTemplateService>();
        Assert.True((await service.AddAsync(new("es", ReplyTemplateLevel.Soft, " Sin prisa. "), Actors.Admin, Token)).Succeeded);
        var added = (await GroupAsync(service, "es", ReplyTemplateLevel.Soft))[^1];
        Assert.Equal(("Sin prisa.", true, "Ada"), (added.Text, added.Active, added.By));

        Assert.True((await service.EditAsync(added.Id, "Con calma.", added.Version, Actors.Admin, Token)).Succeeded);
        var edited = (await GroupAsync(service, "es", ReplyTemplateLevel.Soft))[^1];
        Assert.True((await service.SwitchAsync(added.Id, active: false, edited.Version, Actors.Admin, Token)).Succeeded);

        var history = (await service.HistoryAsync(added.Id, Actors.Admin, Token)).Value;
        Assert.Equal(
            [(ReplyTemplateDeed.SwitchedOff, "Con calma.", "Con calma."), (ReplyTemplateDeed.Edited, "Sin prisa.", "Con calma."), (ReplyTemplateDeed.Added, null, "Sin prisa.")],
            history.Select(c => (c.Deed, c.Before, c.After)));
        Assert.False((await GroupAsync(service, "es", ReplyTemplateLevel.Soft))[^1].Active);
    }

    [Fact]
    public async Task Moving_trades_places_within_the_level_and_stops_at_its_ends()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var service = bench.Database.Get<ReplyTemplateService>();
        var before = await GroupAsync(service, "en", ReplyTemplateLevel.Direct);
        await service.MoveAsync(before[2].Id, -1, before[2].Version, Actors.Admin, Token);
        await service.MoveAsync(before[0].Id, -1, before[0].Version, Actors.Admin, Token);

        var after = await GroupAsync(service, "en", ReplyTemplateLevel.Direct);
        Assert.Equal([before[0].Id, before[2].Id, before[1].Id, before[3].Id], after.Select(t => t.Id));
        Assert.Equal(await GroupAsync(service, "es", ReplyTemplateLevel.Direct), (await GroupAsync(service, "es", ReplyTemplateLevel.Direct)).OrderBy(t => t.Id));
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_overwritten()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var service = bench.Database.Get<ReplyTemplateService>();
        var template = (await GroupAsync(service, "en", ReplyTemplateLevel.Soft))[0];
        await service.EditAsync(template.Id, "Theirs.", template.Version, Actors.Admin, Token);

        Assert.IsType<Changed>((await service.EditAsync(template.Id, "Mine.", template.Version, Actors.Admin, Token)).Refusal);
        Assert.IsType<Changed>((await service.SwitchAsync(template.Id, false, template.Version, Actors.Admin, Token)).Refusal);
        Assert.IsType<Changed>((await service.MoveAsync(template.Id, 1, template.Version, Actors.Admin, Token)).Refusal);
        Assert.Equal("Theirs.", (await GroupAsync(service, "en", ReplyTemplateLevel.Soft))[0].Text);
    }

    [Fact]
    public async Task Only_admins_change_templates_and_bad_input_changes_nothing()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var service = bench.Database.Get<ReplyTemplateService>();
        var template = (await GroupAsync(service, "en", ReplyTemplateLevel.Soft))[0];
        NewReplyTemplate fine = new("en", ReplyTemplateLevel.Soft, "Fine.");
        Assert.IsType<Forbidden>((await service.ListAsync(Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await service.HistoryAsync(template.Id, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await service.AddAsync(fine, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await service.EditAsync(template.Id, "", template.Version, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await service.SwitchAsync(template.Id, false, template.Version, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await service.MoveAsync(template.Id, 1, template.Version, Actors.Ana, Token)).Refusal);

        Assert.Equal("text", await BrokenAsync(fine with { Text = "nul\0" }));
        Assert.Equal("text", await BrokenAsync(fine with { Text = new string('x', 4097) }));
        Assert.Equal("text", await BrokenAsync(fine with { Text = template.Text }));
        Assert.Equal("language", await BrokenAsync(fine with { Language = "English" }));
        Assert.Equal("level", await BrokenAsync(fine with { Level = (ReplyTemplateLevel)9 }));
        Assert.IsType<NotFound>((await service.EditAsync(-1, "x", 1, Actors.Admin, Token)).Refusal);
        Assert.Equal(24, (await service.ListAsync(Actors.Admin, Token)).Value.Count);

        async Task<string> BrokenAsync(NewReplyTemplate wanted) =>
            Assert.IsType<Invalid>((await service.AddAsync(wanted, Actors.Admin, Token)).Refusal).Field;
    }

    [Fact]
    public async Task An_installation_without_the_spanish_ones_gets_them_and_its_own_stay()
    {
        await using var database = await NadiaDatabase.CreateAsync(postgres);
        await Sql.ExecuteAsync(database.ConnectionString, "UPDATE reply_templates SET language = 'fr', text = 'À nous.' WHERE language = 'es'");
        await using (var db = database.Open()) await database.Get<Seed>().PlantAsync(db, Token);
        await using (var again = database.Open()) await database.Get<Seed>().PlantAsync(again, Token);

        await using var look = database.Open();
        var rows = await look.ReplyTemplates.AsNoTracking().ToListAsync(Token);
        Assert.Equal((12, 12, 12), (rows.Count(t => t.Language == "en"), rows.Count(t => t.Language == "es"), rows.Count(t => t.Language == "fr")));
        Assert.Equal(12, rows.Count(t => t.Text == "À nous."));
    }

    private static async Task<List<ReplyTemplateView>> GroupAsync(ReplyTemplateService service, string language, ReplyTemplateLevel level) =>
        [.. (await service.ListAsync(Actors.Admin, Token)).Value.Where(t => t.Language == language && t.Level == level)];
}
