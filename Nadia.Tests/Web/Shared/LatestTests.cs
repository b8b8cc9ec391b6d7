using Nadia.Core.Common;
using Nadia.Web.Components.Shared;
using Npgsql;

namespace Nadia.Tests.Web.Shared;

public sealed class LatestTests
{
    private readonly Latest<string> latest = new();

    [Fact]
    public async Task A_slow_answer_about_the_former_does_not_show_on_the_present()
    {
        var slow = new TaskCompletionSource<Outcome<string>>();
        var former = latest.ReadAsync(() => slow.Task);
        latest.Forget();
        Assert.True(await latest.ReadAsync(() => Answer("B")));

        slow.SetResult("A");

        Assert.False(await former);
        Assert.Equal("B", latest.Value);
    }

    [Fact]
    public async Task A_failed_repetition_keeps_what_was_read_and_says_the_problem()
    {
        await latest.ReadAsync(() => Answer("A"));

        await latest.ReadAsync(() => throw new NpgsqlException("away"));

        Assert.Equal("A", latest.Value);
        Assert.Equal(DatabaseAway.WhileReading, latest.Problem);
        await latest.ReadAsync(() => Answer("A2"));
        Assert.Equal(("A2", null), (latest.Value, latest.Problem));
    }

    [Fact]
    public async Task Loading_failed_and_loaded_are_three_states()
    {
        Assert.True(latest.IsLoading);
        await latest.ReadAsync(() => Task.FromResult<Outcome<string>>(new NotFound("It")));
        Assert.False(latest.IsLoading);
        Assert.Equal("It was not found.", latest.Problem?.Message);
        latest.Forget();
        Assert.True(latest.IsLoading);
    }

    [Fact]
    public async Task A_defect_is_not_taken_for_an_absent_database() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => latest.ReadAsync(() => throw new InvalidOperationException("defect")));

    private static Task<Outcome<string>> Answer(string value) => Task.FromResult<Outcome<string>>(value);
}
