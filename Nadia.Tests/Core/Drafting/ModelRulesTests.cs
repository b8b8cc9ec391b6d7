using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using Nadia.Core.Drafting.Models;
using Nadia.Core.Drafting.Offline;

namespace Nadia.Tests.Core.Drafting;

/// <summary>What a call costs, which day pays for it, and what a profile must be like.</summary>
public sealed class ModelRulesTests
{
    private static readonly StageDefinition Good = new() { Endpoint = "https://host/v1", Model = "writer" };

    [Theory]
    [InlineData(1_000_000, 0, 0, "2.5")]
    [InlineData(1_000_000, 1_000_000, 0, "1.25")]
    [InlineData(0, 0, 1_000_000, "10")]
    [InlineData(1000, 400, 200, "0.004")]
    [InlineData(1, 0, 0, "0.000003")]
    public void A_call_costs_its_fresh_cached_and_answered_tokens_to_the_millionth(int input, int cached, int output, string usd) =>
        Assert.Equal(
            decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture),
            new StageOptions { InputUsdPerMillion = 2.5m, CachedInputUsdPerMillion = 1.25m, OutputUsdPerMillion = 10m }.Cost(input, cached, output));

    [Fact]
    public void Cached_tokens_cost_as_much_as_fresh_ones_when_no_price_is_given() =>
        Assert.Equal(0.002m, new StageOptions { InputUsdPerMillion = 2m }.Cost(1000, 1000, 0));

    [Theory]
    [InlineData(0, null, 0, true)]
    [InlineData(0, 0, 0, true)]
    [InlineData(1, null, 0, false)]
    [InlineData(0, 1, 0, false)]
    [InlineData(0, null, 1, false)]
    public void A_stage_is_free_when_all_its_prices_are_0(int input, int? cached, int output, bool free) => Assert.Equal(
        free, new StageOptions { InputUsdPerMillion = input, CachedInputUsdPerMillion = cached, OutputUsdPerMillion = output }.IsFree);

    [Theory]
    [InlineData("2026-03-02T23:59:59.999+00:00", "2026-03-02")]
    [InlineData("2026-03-03T00:00:00+00:00", "2026-03-03")]
    [InlineData("2026-03-03T00:59:59+01:00", "2026-03-02")]
    [InlineData("2026-03-02T20:00:00-04:00", "2026-03-03")]
    public void A_day_begins_at_midnight_UTC(string moment, string day)
    {
        var at = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), ModelDay.Of(at));
        Assert.Equal(ModelDay.Of(at), ModelDay.Of(ModelDay.StartOf(at)));
        Assert.True(ModelDay.StartOf(at) <= at && at < ModelDay.StartOf(at).AddDays(1));
    }

    [Fact]
    public void The_estimate_covers_the_prompt_and_the_longest_answer()
    {
        var options = new StageOptions { Model = "writer", InputUsdPerMillion = 3m, OutputUsdPerMillion = 10m, MaxOutputTokens = 500 };
        var stage = new DraftingStage(new OfflineCreativeClient(), options, 0, null, isOffline: false, new FakeTimeProvider());

        // 300 bytes are 100 tokens, and 8 go around the message: 108 at 3 USD and 500 at 10 USD, each for a million.
        Assert.Equal(0.005324m, stage.Estimate([new(ChatRole.User, new string('a', 300))]));
    }

    [Theory]
    [InlineData("ftp://host/v1")]
    [InlineData("host/v1")]
    [InlineData("https://key:secret@host/v1")]
    [InlineData("https://ho\0st/v1")]
    [InlineData("   ")]
    public void An_address_is_absolute_http_without_credentials(string endpoint) =>
        Assert.Equal("creative_endpoint", Field(Good with { Endpoint = endpoint }));

    [Fact]
    public void Each_number_has_its_range()
    {
        Assert.Null(Field(Good));
        Assert.Equal("creative_model", Field(Good with { Model = "" }));
        Assert.Equal("creative_key", Field(Good with { Key = "two words" }));
        Assert.Equal("creative_key", Field(Good with { Key = "a\0b" }));
        Assert.Equal("creative_input_price", Field(Good with { InputUsdPerMillion = -0.01m }));
        Assert.Equal("creative_cached_input_price", Field(Good with { CachedInputUsdPerMillion = 100_001 }));
        Assert.Equal("creative_output_price", Field(Good with { OutputUsdPerMillion = 0.0000001m }));
        Assert.Equal("creative_timeout", Field(Good with { TimeoutSeconds = 0.5 }));
        Assert.Equal("creative_retries", Field(Good with { Retries = 6 }));
        Assert.Equal("creative_max_tokens", Field(Good with { MaxOutputTokens = 0 }));
        Assert.Equal("creative_temperature", Field(Good with { Temperature = 2.1 }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0b")]
    [InlineData("configuration")]
    public void A_name_is_needed_and_is_not_that_of_the_environment(string name) =>
        Assert.Equal("name", ProfileRules.Check(new(name, Good, StageDefinition.None, true))?.Field);

    [Fact]
    public void A_second_stage_may_be_left_out_and_not_half_given()
    {
        Assert.Null(ProfileRules.Check(new("Main", Good, StageDefinition.None, true)));
        Assert.Equal("refine_model", ProfileRules.Check(new("Main", Good, Good with { Model = "" }, true))?.Field);
        Assert.Equal("creative_endpoint", ProfileRules.Check(new("Main", StageDefinition.None, Good, true))?.Field);
    }

    [Theory]
    [InlineData(-0.01, 0, 0, "daily_budget")]
    [InlineData(0.001, 0, 0, "daily_budget")]
    [InlineData(0, -1, 0, "drafts_per_customer_hour")]
    [InlineData(0, 0, 601, "hedge_seconds")]
    [InlineData(100_000, 1000, 600, null)]
    public void Limits_have_their_ranges(double budget, int drafts, double hedge, string? field) =>
        Assert.Equal(field, new ModelLimits((decimal)budget, drafts, hedge).Check()?.Field);

    [Fact]
    public void A_definition_does_not_say_its_key() =>
        Assert.DoesNotContain("sk-secret", new ProfileDefinition("Main", Good with { Key = "sk-secret" }, StageDefinition.None, true).ToString(), StringComparison.Ordinal);

    private static string? Field(StageDefinition creative) => ProfileRules.Check(new("Main", creative, StageDefinition.None, true))?.Field;
}
