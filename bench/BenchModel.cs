using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Nadia.Bench;

/// <summary>A model that always says the same, after a wait.</summary>
internal sealed class BenchModel(TimeSpan wait) : IChatClient
{
    private const string Reply = "The blue one is still here. I'm asking the team what it comes to with shipping and write to you here.";
    private const string Bubbles = """{"bubbles": ["The blue one is still here.", "I'm asking the team what it comes to with shipping and write to you here."]}""";

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (wait > TimeSpan.Zero) await Task.Delay(wait, TimeProvider.System, cancellationToken);
        return new(new ChatMessage(ChatRole.Assistant, options?.ResponseFormat is null ? Reply : Bubbles));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
