using Microsoft.Extensions.AI;

namespace Nadia.Core.Drafting.Offline;

internal static class OfflineAnswer
{
    /// <summary>The answer under the built-in drafter's name; it takes no tokens.</summary>
    public static ChatResponse Of(string text) => new(new ChatMessage(ChatRole.Assistant, text)) { ModelId = DraftingStage.OfflineModel };
}
