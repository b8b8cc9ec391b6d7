using Nadia.Core.Delivery;

namespace Nadia.Bot.Sandbox;

/// <summary>One bubble of an approved reply and how far it has got.</summary>
public sealed record SandboxBubble(string Text, DeliveryState State);
