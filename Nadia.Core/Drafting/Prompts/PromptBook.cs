using Microsoft.EntityFrameworkCore;
using Nadia.Core.Data;
using Nadia.Core.Drafting.Prompts.Starters;

namespace Nadia.Core.Drafting.Prompts;

/// <summary>
/// The prompts in use: of each key the highest version. They are three short rows, read for each draft, so that a change counts
/// from the next draft on, on every node.
/// </summary>
public sealed class PromptBook(IDbContextFactory<NadiaDbContext> contexts)
{
    /// <summary>A key that has no row at all is answered with the text that ships.</summary>
    internal async Task<ActivePrompts> ReadAsync(CancellationToken token)
    {
        await using var db = await contexts.CreateDbContextAsync(token);
        var texts = await db.Prompts.AsNoTracking()
            .Where(p => p.Version == db.Prompts.Where(other => other.Key == p.Key).Max(other => other.Version))
            .ToDictionaryAsync(p => p.Key, p => p.Text, StringComparer.Ordinal, token);
        return new(Text(PromptKeys.Persona), Text(PromptKeys.Creative), Text(PromptKeys.Refine));

        string Text(string key) => texts.GetValueOrDefault(key) ?? StarterPrompts.Of(key);
    }
}
