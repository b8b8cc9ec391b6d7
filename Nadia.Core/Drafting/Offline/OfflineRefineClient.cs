using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Nadia.Core.Drafting.Prompts;

namespace Nadia.Core.Drafting.Offline;

/// <summary>The second stage when no model is configured: splits the reply at its sentences into 1 to 4 bubbles, as JSON.</summary>
internal sealed class OfflineRefineClient : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var reply = messages.LastOrDefault(m => m.Role == ChatRole.User)?.Text ?? "";
        var bubbles = BubbleSplitter.Split(PromptTags.Unwrap(PromptTags.Reply, reply));
        return Task.FromResult(OfflineAnswer.Of(JsonSerializer.Serialize(new { bubbles })));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
