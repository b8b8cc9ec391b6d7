using Nadia.Core.Drafting.Context;

namespace Nadia.Core.Drafting.Prompts.Sections;

/// <summary>
/// The system messages between the stable prompts and the conversation. Their order is fixed, and what seldom changes stands before what
/// changes with every draft, so that a provider's cache reaches as far as it can. A section that has nothing to say is left out.
/// </summary>
internal static class PromptSections
{
    private static readonly Func<DraftContext, string?>[] Order =
    [
        CustomerSection.Write,
        PromisesSection.Write,
        EarlierSection.Write,
        StyleSection.Write,
        KnowledgeSection.Write,
        UnusedDraftsSection.Write,
        OwnTextSection.Write,
        InstructionSection.Write,
    ];

    public static IEnumerable<string> Of(DraftContext context) => Order.Select(write => write(context)).OfType<string>();
}
