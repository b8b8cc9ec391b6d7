using Microsoft.Extensions.AI;
using Nadia.Core.Drafting.Models;

namespace Nadia.Core.Drafting.Offline;

internal static class OfflineAnswer
{
    /// <summary>The answer under the built-in drafter's name; it takes no tokens.</summary>
    public static ChatResponse Of(string text) => new(new ChatMessage(ChatRole.Assistant, text)) { ModelId = DraftingStage.OfflineModel };
}
