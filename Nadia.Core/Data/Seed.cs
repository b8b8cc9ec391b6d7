using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Drafting.Models;
using Nadia.Core.Drafting.Prompts.Starters;
using Nadia.Core.Drafting.Templates;
using Nadia.Core.Review;
using Nadia.Core.Safety;
using Nadia.Core.Team;

namespace Nadia.Core.Data;

/// <summary>
/// Writes the data that a new installation starts with. Each table is planted once, while it is empty; afterwards it is the business's own.
/// Safety rules that ship later are added, unless the business has changed or removed one of that name.
/// Reply templates are planted a language at a time: none can be deleted, so a language without any is one that has never been there.
/// </summary>
public sealed class Seed(TimeProvider clock)
{
    public async Task PlantAsync(NadiaDbContext db, CancellationToken token)
    {
        if (!await db.EditTags.AnyAsync(token)) db.EditTags.AddRange(StarterEditTags.All);
        var languages = await db.ReplyTemplates.Select(t => t.Language).Distinct().ToListAsync(token);
        db.ReplyTemplates.AddRange(StarterReplyTemplates.All.Where(t => !languages.Contains(t.Language)));
        if (!await db.Prompts.AnyAsync(token)) db.Prompts.AddRange(StarterPrompts.At(clock.GetUtcNow()));
        if (!await db.ModelProfiles.AnyAsync(token)) db.ModelProfiles.Add(ModelProfile.ForConfiguration(clock.GetUtcNow()));
        await PlantRulesAsync(db, token);
        if (!await db.Roles.AnyAsync(token)) db.Roles.AddRange(Roles.All.Select(role => new IdentityRole(role) { NormalizedName = role.ToUpperInvariant() }));
        await db.SaveChangesAsync(token);
    }

    private async Task PlantRulesAsync(NadiaDbContext db, CancellationToken token)
    {
        var known = await db.SafetyRules.Select(r => r.Name).Union(db.SafetyRuleChanges.Select(c => c.Name)).ToHashSetAsync(token);
        db.SafetyRules.AddRange(StarterRules.At(clock.GetUtcNow()).Where(r => !known.Contains(r.Name)));
    }
}
