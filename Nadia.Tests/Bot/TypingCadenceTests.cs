using Microsoft.Extensions.Options;
using Nadia.Bot;
using Nadia.Core.Delivery;

namespace Nadia.Tests.Bot;

public sealed class TypingCadenceTests
{
    private readonly TypingCadence human = new(Options.Create(new DeliveryOptions()), new Random(7));

    [Theory]
    [InlineData("ok", 0.5)]
    [InlineData("one two three four five six seven eight nine ten", 2.4)]
    public void Reading_takes_250_words_a_minute_and_at_least_half_a_second(string text, double seconds) =>
        Assert.Equal(seconds, human.Reading(text).TotalSeconds, precision: 3);

    [Fact]
    public void Reading_never_takes_more_than_five_seconds() =>
        Assert.Equal(TimeSpan.FromSeconds(5), human.Reading(string.Join(' ', Enumerable.Repeat("word", 500))));

    [Fact]
    public void Typing_takes_five_characters_a_second_within_20_percent() =>
        Assert.All(Enumerable.Range(0, 200), _ => Assert.InRange(human.Typing(new string('x', 25)).TotalSeconds, 4.0, 6.0));

    [Fact]
    public void Typing_is_capped_at_ten_seconds() => Assert.Equal(TimeSpan.FromSeconds(10), human.Typing(new string('x', 4000)));

    [Fact]
    public void Between_bubbles_pass_half_a_second_to_two() =>
        Assert.All(Enumerable.Range(0, 200), _ => Assert.InRange(human.Between().TotalSeconds, 0.5, 2));

    [Fact]
    public void Without_a_cadence_nothing_takes_time()
    {
        var none = new TypingCadence(Options.Create(new DeliveryOptions { Cadence = "none" }), new Random(7));

        Assert.Equal([TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero], [none.Reading("a b c"), none.Typing("hello"), none.Between()]);
    }
}
