using System.ClientModel;
using System.Text;
using Microsoft.Extensions.AI;

namespace Nadia.Core.Drafting.Models;

/// <summary>One of the two stages: a model with its manner, its patience and its prices.</summary>
public sealed class DraftingStage(IChatClient client, StageOptions options, float temperature, long? seed, bool isOffline, TimeProvider clock)
{
    private const int MaxModelName = 100;
    private const int BytesOfToken = 3;
    private const int AroundMessage = 8;
    private const int UsualAnswer = 1000;

    /// <summary>The server has shown that it does not know of forms.</summary>
    private volatile bool formless;

    public string Model { get; } = Clip(isOffline ? OfflineModel : options.Model!);

    /// <summary>True when no model is configured and the built-in drafter answers.</summary>
    public bool IsOffline => isOffline;

    /// <summary>It costs nothing, so no budget stops it.</summary>
    public bool IsFree => isOffline || options.IsFree;

    /// <summary>The name under which the built-in drafter's work is recorded.</summary>
    public const string OfflineModel = "offline";

    /// <exception cref="TimeoutException">No answer within the stage's time.</exception>
    /// <param name="format">The form of the answer; a server that does not know of forms is asked again without.</param>
    internal async Task<StageAnswer> AskAsync(IReadOnlyList<ChatMessage> messages, ChatResponseFormat? format, CancellationToken token)
    {
        var started = clock.GetTimestamp();
        var response = await PatientlyAsync(messages, format, token);
        var latency = (int)clock.GetElapsedTime(started).TotalMilliseconds;
        return new(response.Text, Usage(response, latency), IsRefusal(response));
    }

    /// <summary>
    /// USD that an answer will cost, rather too much than too little: a token for each three bytes of the prompt, nothing of it cached, and
    /// as many answered as the stage allows, or 1,000.
    /// </summary>
    internal decimal Estimate(IReadOnlyList<ChatMessage> messages)
    {
        var input = messages.Sum(m => AroundMessage + (Encoding.UTF8.GetByteCount(m.Text) / BytesOfToken));
        return options.Cost(input, 0, options.MaxOutputTokens ?? UsualAnswer);
    }

    private static string Clip(string name) => name.Length <= MaxModelName ? name : name[..MaxModelName];

    private static int Count(long? tokens) => (int)Math.Clamp(tokens ?? 0, 0, int.MaxValue);

    private static bool IsRefusal(ChatResponse response) =>
        response.FinishReason == ChatFinishReason.ContentFilter || response.Messages.Any(m => m.Contents.Any(c => c is ErrorContent));

    private async Task<ChatResponse> PatientlyAsync(IReadOnlyList<ChatMessage> messages, ChatResponseFormat? format, CancellationToken token)
    {
        using var patience = new CancellationTokenSource(options.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, patience.Token);
        try
        {
            return await RespondAsync(messages, formless ? null : format, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !token.IsCancellationRequested)
        {
            throw new TimeoutException("No answer in time.");
        }
    }

    private async Task<ChatResponse> RespondAsync(IReadOnlyList<ChatMessage> messages, ChatResponseFormat? format, CancellationToken token)
    {
        try
        {
            return await client.GetResponseAsync(messages, Settings(format), token);
        }
        catch (ClientResultException e) when (e.Status is 400 or 422 && format is not null)
        {
            var response = await client.GetResponseAsync(messages, Settings(null), token);
            formless = true;
            return response;
        }
    }

    private ChatOptions Settings(ChatResponseFormat? format) =>
        new() { Temperature = temperature, Seed = seed, MaxOutputTokens = options.MaxOutputTokens, ResponseFormat = format };

    private StageUsage Usage(ChatResponse response, int latency)
    {
        var input = Count(response.Usage?.InputTokenCount);
        var cached = Math.Min(input, Count(response.Usage?.CachedInputTokenCount));
        var output = Count(response.Usage?.OutputTokenCount);
        return new(Clip(response.ModelId ?? Model), input, cached, output, options.Cost(input, cached, output), latency);
    }
}
