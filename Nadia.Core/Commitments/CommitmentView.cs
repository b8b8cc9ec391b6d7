namespace Nadia.Core.Commitments;

/// <summary>A promise as people read it.</summary>
/// <param name="Quote">The words of the reply; null for what a person noted.</param>
/// <param name="By">Who approved the reply or noted it.</param>
/// <param name="DecidedBy">Who confirmed, changed or closed it last.</param>
public sealed record CommitmentView(
    long Id, string Text, string? Quote, DateTimeOffset? DueAt, CommitmentState State, CommitmentSource Source, string By, DateTimeOffset CreatedAt,
    string? DecidedBy, DateTimeOffset? DecidedAt)
{
    /// <summary>Whom it was promised to.</summary>
    public string UserId { get; init; } = "";

    public string CustomerName { get; init; } = "";

    public bool IsOverdueAt(DateTimeOffset now) => State == CommitmentState.Open && DueAt <= now;
}
