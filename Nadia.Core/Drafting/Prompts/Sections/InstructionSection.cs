using Nadia.Core.Drafting.Context;

namespace Nadia.Core.Drafting.Prompts.Sections;

/// <summary>What the reviewer asks of this reply. It is the last system message, for it is the order that counts most.</summary>
internal static class InstructionSection
{
    public static string? Write(DraftContext context) =>
        context.Instruction is { } instruction ? $"A person of the team asks of this reply: {instruction}" : null;
}
