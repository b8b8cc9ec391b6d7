namespace Nadia.Core.Rehearsals;

/// <summary>One fault that waits for a rehearsed customer. It is a row, so that it strikes whichever node delivers or drafts.</summary>
public sealed class RehearsedFault
{
    public long Id { get; private set; }

    /// <summary>Begins with <see cref="RehearsedFaults.ChatPrefix"/>.</summary>
    public required string ChatId { get; init; }

    public required RehearsedFaultKind Kind { get; init; }

    /// <summary>After this it strikes nobody, also when the node that played the rehearsal has died.</summary>
    public required DateTimeOffset Until { get; init; }
}
