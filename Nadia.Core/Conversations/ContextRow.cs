namespace Nadia.Core.Conversations;

/// <summary>A message as a model is shown it, with what else a draft must know of it.</summary>
internal sealed record ContextRow(ContextMessage Message, DateTimeOffset ReceivedAt, bool ArrivedAway);
