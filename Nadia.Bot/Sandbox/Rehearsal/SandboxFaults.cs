using System.Collections.Concurrent;

namespace Nadia.Bot.Sandbox.Rehearsal;

/// <summary>
/// The faults that wait for a rehearsed customer's next bubbles, one bubble each, in order. They live in this process alone: a restart ends
/// the rehearsal and with it its faults.
/// </summary>
public sealed class SandboxFaults
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<SandboxFault>> armed = new(StringComparer.Ordinal);

    public void Arm(string chatId, SandboxFault fault) => armed.GetOrAdd(chatId, _ => new()).Enqueue(fault);

    /// <summary>Takes the next fault of the chat; null when its bubbles arrive as they should.</summary>
    public SandboxFault? Take(string chatId)
    {
        if (!armed.TryGetValue(chatId, out var faults)) return null;
        if (faults.TryDequeue(out var fault)) return fault;
        armed.TryRemove(chatId, out _);
        return null;
    }

    public void Disarm(string chatId) => armed.TryRemove(chatId, out _);
}
