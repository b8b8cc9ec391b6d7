using Microsoft.EntityFrameworkCore;
using Nadia.Core.Common;
using Nadia.Core.Knowledge;
using Nadia.Tests.Support;
using Npgsql;

namespace Nadia.Tests.Data.Knowledge;

public sealed class KnowledgeServiceTests(NadiaDatabase database) : IClassFixture<NadiaDatabase>
{
    private static readonly KnowledgeEdit Shipping = new("Shipping", KnowledgeLanguage.English, "We ship to Spain in three days.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private KnowledgeService Service => database.Get<KnowledgeService>();

    private KnowledgeReads Reads => database.Get<KnowledgeReads>();

    [Fact]
    public async Task A_document_is_added_changed_and_each_version_kept()
    {
        var id = (await Service.SaveAsync(null, 0, Shipping with { Title = " Shipping ", Text = "\r\nOne.\r\nTwo.\r\n" }, Actors.Admin, Token)).Value;
        Assert.True((await Service.SaveAsync(id, 1, Shipping, Actors.Admin, Token)).Succeeded);

        var now = (await Reads.GetAsync(id, Actors.Ana, Token)).Value;
        Assert.Equal((Shipping.Text, 2), (now.Text, now.Version));
        Assert.Equal([2, 1], (await Reads.HistoryAsync(id, Actors.Admin, Token)).Value.Select(v => v.Version));
        Assert.True((await Service.RestoreAsync(id, 1, 2, Actors.Admin, Token)).Succeeded);
        Assert.Equal(("Shipping", "One.\nTwo.", 3), await ContentAsync(id));
        await using var db = database.Open();
        Assert.Equal(3, await db.Audit.CountAsync(a => a.Subject == $"knowledge:{id}" && a.Action == "knowledge.save", Token));
    }

    [Fact]
    public async Task Of_two_changes_at_once_one_is_saved_and_the_other_told()
    {
        var id = (await Service.SaveAsync(null, 0, Shipping, Actors.Admin, Token)).Value;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Service.SaveAsync(id, 1, Shipping with { Text = $"Text {i}." }, Actors.Admin, Token)));
        Assert.Single(outcomes, o => o.Succeeded);
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.IsType<Changed>(o.Refusal));
        var row = (await Reads.ListAsync(Actors.Admin, Token)).Value.Single(d => d.Id == id);
        Assert.Equal((2, 1), (row.Version, row.Passages));
    }

    [Fact]
    public async Task A_removed_document_is_in_no_list_but_can_still_be_read_beside_a_draft()
    {
        var id = (await Service.SaveAsync(null, 0, Shipping, Actors.Admin, Token)).Value;
        Assert.IsType<Changed>((await Service.RemoveAsync(id, 7, Actors.Admin, Token)).Refusal);
        Assert.True((await Service.RemoveAsync(id, 1, Actors.Admin, Token)).Succeeded);
        Assert.DoesNotContain((await Reads.ListAsync(Actors.Admin, Token)).Value, d => d.Id == id);
        Assert.True((await Reads.GetAsync(id, Actors.Ana, Token)).Value.Removed);
        Assert.IsType<NotFound>((await Service.SaveAsync(id, 2, Shipping, Actors.Admin, Token)).Refusal);
        await using var db = database.Open();
        Assert.False(await db.KnowledgePassages.AnyAsync(p => p.DocumentId == id, Token));
    }

    [Fact]
    public async Task The_versions_cannot_be_rewritten()
    {
        await Service.SaveAsync(null, 0, Shipping, Actors.Admin, Token);
        foreach (var statement in new[] { "UPDATE knowledge_versions SET text = ''", "DELETE FROM knowledge_versions", "TRUNCATE knowledge_versions" })
            await Assert.ThrowsAsync<PostgresException>(() => Sql.ExecuteAsync(database.ConnectionString, statement));
    }

    [Fact]
    public async Task Bad_input_is_refused_with_the_field_and_nothing_is_written()
    {
        var before = (await Reads.ListAsync(Actors.Admin, Token)).Value.Count;
        Assert.Equal("title", await FieldAsync(Shipping with { Title = " " }));
        Assert.Equal("title", await FieldAsync(Shipping with { Title = new string('t', KnowledgeRules.MaxTitle + 1) }));
        Assert.Equal("text", await FieldAsync(Shipping with { Text = "" }));
        Assert.Equal("text", await FieldAsync(Shipping with { Text = new string('t', KnowledgeRules.MaxText + 1) }));
        Assert.Equal("text", await FieldAsync(Shipping with { Text = "a\0b" }));
        Assert.Equal(before, (await Reads.ListAsync(Actors.Admin, Token)).Value.Count);
    }

    [Fact]
    public async Task Only_an_admin_changes_it_and_a_reviewer_reads_it()
    {
        var id = (await Service.SaveAsync(null, 0, Shipping, Actors.Admin, Token)).Value;
        Assert.IsType<Forbidden>((await Service.SaveAsync(id, 1, Shipping, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await Service.RemoveAsync(id, 1, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await Service.RestoreAsync(id, 1, 1, Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await Reads.ListAsync(Actors.Ana, Token)).Refusal);
        Assert.IsType<Forbidden>((await Reads.HistoryAsync(id, Actors.Ana, Token)).Refusal);
        Assert.True((await Reads.GetAsync(id, Actors.Ana, Token)).Succeeded);
        Assert.IsType<Forbidden>((await Reads.GetAsync(id, Actors.Nobody, Token)).Refusal);
    }

    private async Task<(string, string, int)> ContentAsync(int id)
    {
        var view = (await Reads.GetAsync(id, Actors.Ana, Token)).Value;
        return (view.Title, view.Text, view.Version);
    }

    private async Task<string> FieldAsync(KnowledgeEdit edit) => Assert.IsType<Invalid>((await Service.SaveAsync(null, 0, edit, Actors.Admin, Token)).Refusal).Field;
}
