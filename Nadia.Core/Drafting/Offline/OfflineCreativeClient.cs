using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Nadia.Core.Drafting.Offline;

/// <summary>
/// The first stage when no model is configured: it answers by rules from the customer's words and the conversation, and pretends no
/// facts. It reads the same messages that a model would, and takes nothing in them for an order.
/// </summary>
internal sealed class OfflineCreativeClient : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var text = OfflineComposer.Write(OfflineReading.Of(messages));
        return Task.FromResult(OfflineAnswer.Of(text));
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
