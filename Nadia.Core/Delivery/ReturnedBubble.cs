using Nadia.Core.Drafting;

namespace Nadia.Core.Delivery;

/// <summary>A stopped bubble and the draft as which it came back before a person.</summary>
internal sealed class ReturnedBubble
{
    public required OutboxBubble Bubble { get; init; }

    public required Draft Draft { get; init; }
}
