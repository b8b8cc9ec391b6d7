using Nadia.Core.Common;

namespace Nadia.Core.Delivery;

/// <summary>Bubbles of another reply are on their way in the conversation, and two replies must not arrive one inside the other.</summary>
public sealed record AnotherReplyLeaves() : Refusal(Words.Of("Another reply to this customer is on its way. Try again once it has arrived."));
