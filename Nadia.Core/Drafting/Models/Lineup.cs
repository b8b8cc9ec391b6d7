namespace Nadia.Core.Drafting.Models;

/// <summary>Who may be asked, in which order and how much, as of one moment.</summary>
/// <param name="All">All profiles that have a model, also those that are off, in their order.</param>
internal sealed record Lineup(IReadOnlyList<ReadyProfile> All, ModelLimits Limits)
{
    /// <summary>Those that are on: the first choice first.</summary>
    public IReadOnlyList<ReadyProfile> Profiles { get; } = [.. All.Where(p => p.Enabled)];

    public ReadyProfile? Find(Guid id) => All.FirstOrDefault(p => p.Id == id);
}
