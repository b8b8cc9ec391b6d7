using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Drafting.Prompts;
using Nadia.Core.Drafting.Prompts.Starters;
using Nadia.Tests.Support;
using Npgsql;

namespace Nadia.Tests.Data.Drafting.Prompts;

public sealed class PromptServiceTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_saved_text_is_a_new_version_and_the_former_one_stays()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var service = bench.Database.Get<PromptService>();
        var shipped = (await service.OpenAsync(PromptKeys.Persona, Actors.Admin, Token)).Value;
        Assert.Equal((1, true), (shipped.Version, shipped.AsShipped));

        var saved = (await service.SaveAsync(PromptKeys.Persona, "Be kind.\r\nAlways.  \n", 1, Actors.Admin, Token)).Value;

        Assert.Equal((2, "Be kind.\nAlways.", false), (saved.Version, saved.Text, saved.AsShipped));
        Assert.Equal([(2, "Ada"), (1, "NADIA")], saved.Versions.Select(v => (v.Version, v.By)));
        Assert.Equal(bench.Database.Clock.GetUtcNow(), saved.Versions[0].At);
        Assert.Equal(shipped.Text, (await service.TextAsync(PromptKeys.Persona, 1, Actors.Admin, Token)).Value);
        Assert.Equal("Be kind.\nAlways.", (await bench.Database.Get<PromptBook>().ReadAsync(Token)).Persona);
        await using var db = bench.Database.Open();
        var line = await db.Audit.SingleAsync(a => a.Subject == "prompt:persona", Token);
        Assert.Equal(("prompt.save", "Ada", "Version 2"), (line.Action, line.ActorName, line.Detail));
    }

    [Fact]
    public async Task An_older_version_comes_back_as_a_new_one_and_so_does_what_ships()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var service = bench.Database.Get<PromptService>();
        await service.SaveAsync(PromptKeys.Refine, "Second.", 1, Actors.Admin, Token);
        await service.SaveAsync(PromptKeys.Refine, "Third.", 2, Actors.Admin, Token);

        var back = (await service.RestoreAsync(PromptKeys.Refine, 2, 3, Actors.Admin, Token)).Value;
        Assert.Equal((4, "Second.", (int?)2), (back.Version, back.Text, back.Versions[0].RestoredFrom));
        var shipped = (await service.RestoreAsync(PromptKeys.Refine, PromptService.Shipped, 4, Actors.Admin, Token)).Value;
        Assert.Equal((5, StarterPrompts.Of(PromptKeys.Refine), true), (shipped.Version, shipped.Text, shipped.AsShipped));
        Assert.IsType<NotFound>((await service.RestoreAsync(PromptKeys.Refine, 99, 5, Actors.Admin, Token)).Refusal);
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_is_told_that_somebody_was_first()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var service = bench.Database.Get<PromptService>();
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(i => service.SaveAsync(PromptKeys.Creative, $"Text {i}.", 1, Actors.Admin, Token)));

        Assert.Single(outcomes, o => o.Succeeded);
        Assert.Equal(3, outcomes.Count(o => o.Refusal is Changed));
        Assert.Equal(2, (await service.OpenAsync(PromptKeys.Creative, Actors.Admin, Token)).Value.Version);
        Assert.IsType<Changed>((await service.RestoreAsync(PromptKeys.Creative, 1, 1, Actors.Admin, Token)).Refusal);
    }

    [Fact]
    public async Task Only_admins_see_and_change_prompts_and_bad_input_changes_nothing()
    {
        await using var bench = await DraftingBench.StartAsync(postgres);
        var service = bench.Database.Get<PromptService>();
        Assert.IsType<Forbidden>((await service.OpenAsync(PromptKeys.Persona, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await service.TextAsync(PromptKeys.Persona, 1, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await service.SaveAsync(PromptKeys.Persona, "x", 1, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await service.RestoreAsync(PromptKeys.Persona, 0, 1, Actors.Ana, Token)).Refusal);
        foreach (var text in new[] { "", "  \n", "nul\0", new string('x', PromptRules.MaxText + 1), StarterPrompts.Of(PromptKeys.Persona) + "\n" })
        {
            Assert.Equal("text", Assert.IsType<Invalid>((await service.SaveAsync(PromptKeys.Persona, text, 1, Actors.Admin, Token)).Refusal).Field);
        }

        Assert.Equal("key", Assert.IsType<Invalid>((await service.SaveAsync("other", "x", 1, Actors.Admin, Token)).Refusal).Field);
        Assert.Equal(1, (await service.OpenAsync(PromptKeys.Persona, Actors.Admin, Token)).Value.Version);
    }

    [Fact]
    public async Task Nobody_rewrites_a_version()
    {
        await using var database = await NadiaDatabase.CreateAsync(postgres);
        foreach (var sql in new[] { "UPDATE prompts SET text = 'x'", "DELETE FROM prompts", "DELETE FROM reply_template_changes" })
        {
            await Assert.ThrowsAsync<PostgresException>(() => Sql.ExecuteAsync(database.ConnectionString, sql));
        }
    }
}
