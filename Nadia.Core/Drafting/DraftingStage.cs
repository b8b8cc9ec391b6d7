using Microsoft.Extensions.AI;

namespace Nadia.Core.Drafting;

/// <summary>One of the two stages: a model with its manner, its patience and its prices.</summary>
public sealed class DraftingStage(IChatClient client, StageOptions options, float temperature, long? seed, bool isOffline, TimeProvider clock)
{
    private const int MaxModelName = 100;

    public string Model { get; } = Clip(isOffline ? OfflineModel : options.Model!);

    /// <summary>True when no model is configured and the built-in drafter answers.</summary>
    public bool IsOffline => isOffline;

    /// <summary>The name under which the built-in drafter's work is recorded.</summary>
    public const string OfflineModel = "offline";

    /// <exception cref="TimeoutException">No answer within the stage's time.</exception>
    /// <exception cref="EmptyAnswerException">The model answered nothing.</exception>
    internal async Task<StageAnswer> AskAsync(IReadOnlyList<ChatMessage> messages, CancellationToken token)
    {
        var started = clock.GetTimestamp();
        var response = await RespondAsync(messages, token);
        var latency = (int)clock.GetElapsedTime(started).TotalMilliseconds;
        var text = response.Text;
        if (string.IsNullOrWhiteSpace(text)) throw new EmptyAnswerException();
        return new(text, Usage(response, latency));
    }

    private static string Clip(string name) => name.Length <= MaxModelName ? name : name[..MaxModelName];

    private static int Count(long? tokens) => (int)Math.Clamp(tokens ?? 0, 0, int.MaxValue);

    private async Task<ChatResponse> RespondAsync(IReadOnlyList<ChatMessage> messages, CancellationToken token)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, patience.Token);
        try
        {
            var settings = new ChatOptions { Temperature = temperature, Seed = seed, MaxOutputTokens = options.MaxOutputTokens };
            return await client.GetResponseAsync(messages, settings, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !token.IsCancellationRequested)
        {
            throw new TimeoutException($"No answer within {options.TimeoutSeconds:0.#} s.");
        }
    }

    private StageUsage Usage(ChatResponse response, int latency)
    {
        var input = Count(response.Usage?.InputTokenCount);
        var cached = Math.Min(input, Count(response.Usage?.CachedInputTokenCount));
        var output = Count(response.Usage?.OutputTokenCount);
        return new(Clip(response.ModelId ?? Model), input, cached, output, options.Cost(input, cached, output), latency);
    }
}
