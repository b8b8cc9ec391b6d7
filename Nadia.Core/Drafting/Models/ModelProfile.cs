namespace Nadia.Core.Drafting.Models;

/// <summary>
/// A named pair of models. The profiles that are on are asked in the order of their positions: the first is the first choice, the others
/// take over where it fails.
/// </summary>
public sealed class ModelProfile
{
    /// <summary>The profile that stands for the settings of the environment. Its row holds only its place and whether it is on.</summary>
    public static readonly Guid ConfigurationId = new("c0f16000-0000-7000-8000-000000000001");

    public const string ConfigurationName = "Configuration";

    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Lower is asked earlier; gaps are allowed.</summary>
    public required int Position { get; set; }

    public required bool Enabled { get; set; }

    public required StoredStage Creative { get; set; }

    /// <summary>Without an endpoint there is one stage only: replies are split at their sentences.</summary>
    public required StoredStage Refine { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public uint Version { get; private set; }

    public bool IsConfiguration => Id == ConfigurationId;

    /// <summary>The row that a new installation starts with, so that the environment's models have a place in the order.</summary>
    internal static ModelProfile ForConfiguration(DateTimeOffset now) => new()
    {
        Id = ConfigurationId,
        Name = ConfigurationName,
        Position = 0,
        Enabled = true,
        Creative = StoredStage.None,
        Refine = StoredStage.None,
        UpdatedAt = now,
        UpdatedBy = "NADIA",
    };
}
