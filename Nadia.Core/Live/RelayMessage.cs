using System.Text.Json;

namespace Nadia.Core.Live;

/// <summary>What one node tells the others: ids only.</summary>
/// <param name="Node">The sender, so that it ignores its own words.</param>
internal sealed record RelayMessage(string Node, IReadOnlyList<LiveChange> Changes)
{
    public string Write() => JsonSerializer.Serialize(
        new Wire(Node, [.. Changes.Select(c => new string[] { c.Topic.ToString(), c.Key })]), JsonSerializerOptions.Web);

    /// <summary>Null for what is no message of ours. A topic that a newer node knows and this one does not means "everything".</summary>
    public static RelayMessage? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Wire>(text, JsonSerializerOptions.Web) is { N: { } node, C: { } changes }
                ? new(node, [.. changes.Select(Change)])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static LiveChange Change(string[] pair) =>
        pair is [var name, var key] && Enum.TryParse<LiveTopic>(name, out var topic) && Enum.IsDefined(topic)
            ? new(topic, key)
            : LiveChange.Everything;

    private sealed record Wire(string? N, string[][]? C);
}
