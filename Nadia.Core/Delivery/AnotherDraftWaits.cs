using Nadia.Core.Common;

namespace Nadia.Core.Delivery;

/// <summary>A draft for newer messages waits, and a conversation has one at a time.</summary>
public sealed record AnotherDraftWaits() : Refusal(Words.Of("A newer draft waits in this conversation. Write what is still needed into that one, or decide on it first."));
