namespace Nadia.Core.Drafting.Models;

/// <summary>A profile with its lines open.</summary>
/// <param name="Refine">Without a model the built-in splitter, which costs nothing.</param>
internal sealed record ReadyProfile(Guid Id, string Name, bool Enabled, DraftingStage Creative, DraftingStage Refine)
{
    public DraftingStage Of(ModelStage stage) => stage switch
    {
        ModelStage.Creative => Creative,
        ModelStage.Refine => Refine,
    };
}
