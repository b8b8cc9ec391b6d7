namespace Nadia.Core.Drafting.Models;

public enum ModelStage
{
    /// <summary>Writes the reply.</summary>
    Creative,

    /// <summary>Splits the reply into bubbles.</summary>
    Refine,
}
