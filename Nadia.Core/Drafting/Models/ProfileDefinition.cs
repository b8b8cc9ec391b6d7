namespace Nadia.Core.Drafting.Models;

/// <summary>A profile as an admin wants it.</summary>
/// <param name="Refine">Empty for one stage only.</param>
/// <param name="Enabled">False leaves it out of the order; it can still be tested.</param>
public sealed record ProfileDefinition(string Name, StageDefinition Creative, StageDefinition Refine, bool Enabled);
