using System.Text.Json;
using Nadia.Tests.Support;

namespace Nadia.Tests.Web.Api;

public sealed class SandboxApiTests(NadiaApp app, TestPostgres postgres) : IClassFixture<NadiaApp>, IDisposable
{
    private readonly ApiClient api = new(app);

    public void Dispose() => api.Dispose();

    [Fact]
    public async Task The_same_message_id_ten_times_makes_one_message()
    {
        var user = Arrange.NewId();

        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            api.PostAsync("/sandbox/messages", new { user_id = user, text = "Hello", message_id = "m-1", name = "Mia" })));

        Assert.All(replies, reply => Assert.Equal((202, """{"message_id":"m-1"}"""), (reply.Status, reply.Text)));
        var message = Assert.Single((await PhoneAsync(user)).ToList());
        Assert.Equal(("in", "Hello", "m-1"), (Text(message, "direction"), Text(message, "text"), Text(message, "message_id")));
        Assert.Equal("Hello", Text(await Drafts.OfAsync(api, user), "user_message"));
    }

    [Theory]
    [InlineData("12345", "12345")]
    [InlineData("92233720368547758070", "92233720368547758070")]
    [InlineData("\"12345\"", "12345")]
    public async Task A_message_id_is_text_or_a_number_and_is_answered_as_it_was_given(string given, string kept)
    {
        var user = Arrange.NewId();
        var body = $$"""{"user_id":"{{user}}","text":"Hello","message_id":{{given}}}""";

        for (var i = 0; i < 2; i++)
        {
            var reply = await api.PostTextAsync("/sandbox/messages", body);
            Assert.Equal((202, $$"""{"message_id":{{given}}}"""), (reply.Status, reply.Text));
        }

        Assert.Equal(kept, Text(Assert.Single((await PhoneAsync(user)).ToList()), "message_id"));
    }

    [Fact]
    public async Task Without_a_message_id_each_message_gets_its_own()
    {
        var user = Arrange.NewId();
        var one = await api.PostAsync("/sandbox/messages", new { user_id = user, text = "One" });
        var two = await api.PostAsync("/sandbox/messages", new { user_id = user, text = "Two" });

        Assert.Equal([one["message_id"].GetString(), two["message_id"].GetString()], (await PhoneAsync(user)).Select(m => Text(m, "message_id")));
        Assert.Equal(["One", "Two"], (await PhoneAsync(user)).Select(m => Text(m, "text")));
    }

    [Fact]
    public async Task A_phone_nobody_wrote_from_is_empty() => Assert.Empty(await PhoneAsync(Arrange.NewId()));

    [Fact]
    public async Task A_customer_who_types_gets_nothing_that_has_not_left_and_it_waits_for_a_person_again()
    {
        await using var slow = await NadiaApp.StartAsync(postgres, configure: null, ("Delivery:UndoSeconds", "10"));
        using var client = new ApiClient(slow);
        var review = await Drafts.NewAsync(client);
        var user = Text(review, "user_id")!;
        (await client.PostAsync($"/reviews/{Drafts.Id(review)}/approve", new { final_bubbles = (string[])["One", "Two"] })).Ok();

        Assert.Equal(204, (await client.PostAsync($"/sandbox/messages/{user}/typing")).Status);

        var back = await Drafts.OfAsync(client, user, not: Drafts.Id(review));
        Assert.Equal(["One", "Two"], back.GetProperty("llm2_bubbles").EnumerateArray().Select(b => b.GetString()));
        var held = (await client.GetAsync($"/reviews/{Drafts.Id(review)}"))["deliveries"].EnumerateArray().Select(d => Text(d, "state"));
        Assert.Equal(["held", "held"], held);
        (await client.PostAsync("/sandbox/messages/a%20b/typing")).BrokenRule("user_id");
    }

    [Fact]
    public async Task While_the_sandbox_is_off_its_calls_are_not_found_and_write_nothing()
    {
        await using var off = await NadiaApp.StartAsync(postgres, configure: null, ("Sandbox:Enabled", "false"));
        using var client = new ApiClient(off);
        var before = await DatabaseState.ReadAsync(off);

        (await client.PostAsync("/sandbox/messages", new { user_id = "1", text = "Hello" })).Problem(404, "sandbox_off");
        (await client.PostAsync("/sandbox/messages", new { })).Problem(404, "sandbox_off");
        (await client.GetAsync("/sandbox/messages/1")).Problem(404, "sandbox_off");
        (await client.PostAsync("/sandbox/messages/1/typing")).Problem(404, "sandbox_off");

        Assert.Equal(before, await DatabaseState.ReadAsync(off));
    }

    private async Task<IEnumerable<JsonElement>> PhoneAsync(string user) => (await api.GetAsync($"/sandbox/messages/{user}"))["items"].EnumerateArray();

    private static string? Text(JsonElement value, string field) => value.GetProperty(field).GetString();
}
