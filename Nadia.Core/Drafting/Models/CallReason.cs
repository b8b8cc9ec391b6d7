namespace Nadia.Core.Drafting.Models;

/// <summary>What a model is asked for.</summary>
/// <param name="ConversationId">Null in a test of the profile.</param>
/// <param name="DraftId">The id that the draft will have if it is kept.</param>
internal sealed record CallReason(long? ConversationId, Guid? DraftId)
{
    public static CallReason Test { get; } = new(null, null);
}
