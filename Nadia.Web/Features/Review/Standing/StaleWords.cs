using Nadia.Core.Common;
using Nadia.Core.Conversations;

namespace Nadia.Web.Features.Review.Standing;

/// <summary>Says what happened in a conversation after a draft was made.</summary>
public static class StaleWords
{
    /// <param name="news">What happened; none when it is not known.</param>
    public static string Of(IReadOnlyList<MessageView> news, string name)
    {
        var phone = news.Any(m => m.Origin == MessageOrigin.Phone);
        var wrote = news.Any(m => m is { Origin: MessageOrigin.Customer, DeletedAt: null, EditedAt: null });
        return (phone, wrote) switch
        {
            (true, true) => Words.Fill($"Somebody answered from the phone, and {name} wrote again, after this draft was made."),
            (true, false) => Words.Fill($"Somebody answered {name} from the phone after this draft was made."),
            (false, true) => Words.Fill($"{name} wrote again after this draft was made."),
            _ when news.Any(m => m.DeletedAt is not null) => Words.Of("A message was deleted after this draft was made."),
            _ when news.Any(m => m.EditedAt is not null) => Words.Fill($"{name} edited a message after this draft was made."),
            _ => Words.Of("The conversation moved on after this draft was made."),
        };
    }
}
