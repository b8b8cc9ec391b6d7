namespace Nadia.Core.Drafting.Models;

/// <summary>The models of both stages, from <c>Drafting:Creative</c> and <c>Drafting:Refine</c>.</summary>
public sealed class ModelOptions
{
    /// <summary>Writes the reply.</summary>
    public StageOptions Creative { get; set; } = new();

    /// <summary>Splits the reply into bubbles.</summary>
    public StageOptions Refine { get; set; } = new();
}
