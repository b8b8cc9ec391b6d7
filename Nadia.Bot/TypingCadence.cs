using Microsoft.Extensions.Options;
using Nadia.Core.Delivery;

namespace Nadia.Bot;

/// <summary>
/// The time a person would take: reading 250 words a minute within 0.5 to 5 s, typing 60 words (of 5 characters) a minute give or
/// take 20 %, 0.5 to 2 s between bubbles. Typing is capped at 10 s a bubble: nobody is better served by a longer wait.
/// With the cadence <c>none</c> every pause is zero.
/// </summary>
public sealed class TypingCadence(IOptions<DeliveryOptions> options, Random random)
{
    private const double ReadingWordsPerSecond = 250 / 60.0;
    private const double TypingCharactersPerSecond = 60 * 5 / 60.0;
    private const double LongestTyping = 10;

    /// <summary>Before the first bubble: reading what the customer wrote.</summary>
    public TimeSpan Reading(string customerText)
    {
        var words = customerText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        return Seconds(Math.Clamp(words / ReadingWordsPerSecond, 0.5, 5));
    }

    /// <summary>Typing one bubble.</summary>
    public TimeSpan Typing(string bubble) =>
        Seconds(Math.Min(LongestTyping, bubble.Length / TypingCharactersPerSecond * (0.8 + (0.4 * random.NextDouble()))));

    /// <summary>Between two bubbles.</summary>
    public TimeSpan Between() => Seconds(0.5 + (1.5 * random.NextDouble()));

    private TimeSpan Seconds(double seconds) => options.Value.IsHuman ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
}
