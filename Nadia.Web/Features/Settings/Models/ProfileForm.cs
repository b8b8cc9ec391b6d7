using Nadia.Core.Common;
using Nadia.Core.Drafting.Models;

namespace Nadia.Web.Features.Settings.Models;

/// <summary>A profile while it is being edited: a copy.</summary>
public sealed class ProfileForm(ProfileView? start)
{
    public string Name { get; set; } = start?.Name ?? "";

    public bool Enabled { get; set; } = start?.Enabled ?? true;

    public StageForm Creative { get; } = new(ModelStage.Creative, start?.Creative);

    public StageForm Refine { get; } = new(ModelStage.Refine, start?.Refine);

    public bool HasRefine { get; set; } = start?.Refine is not null;

    /// <summary>The profile as it should be; else the first rule that is broken.</summary>
    public Outcome<ProfileDefinition> Read()
    {
        var numbers = new NumberText();
        var profile = new ProfileDefinition(Name.Trim(), Creative.Read(numbers), HasRefine ? Refine.Read(numbers) : StageDefinition.None, Enabled);
        if ((numbers.Problem ?? ProfileRules.Check(profile)) is { } problem) return problem;
        return HasRefine && profile.Refine.IsEmpty ? new Invalid("refine_endpoint", Words.Of("must name the server that splits the replies.")) : profile;
    }
}
