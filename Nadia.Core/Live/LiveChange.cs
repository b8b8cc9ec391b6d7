namespace Nadia.Core.Live;

/// <summary>"This changed": an id, never the content. Whoever shows it re-reads it.</summary>
public readonly record struct LiveChange(LiveTopic Topic, string Key)
{
    public static LiveChange Draft(Guid id) => new(LiveTopic.Draft, id.ToString());

    public static LiveChange Conversation(long id) => new(LiveTopic.Conversation, id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static LiveChange Customer(string userId) => new(LiveTopic.Customer, userId);

    public static LiveChange Account(int id) => new(LiveTopic.Account, id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static LiveChange Photo(long messageId) => new(LiveTopic.Photo, messageId.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static LiveChange Typing(string chatId) => new(LiveTopic.Typing, chatId);

    public static LiveChange TypingEnded(string chatId) => new(LiveTopic.TypingEnded, chatId);

    /// <param name="reviewerId">Who has something to be told; empty when the rules or the known-bad drafts changed.</param>
    public static LiveChange Check(string reviewerId) => new(LiveTopic.Check, reviewerId);

    public static LiveChange Sending { get; } = new(LiveTopic.Sending, "");

    public static LiveChange Safety { get; } = new(LiveTopic.Safety, "");

    public static LiveChange Rehearsal { get; } = new(LiveTopic.Rehearsal, "");

    public static LiveChange Models { get; } = new(LiveTopic.Models, "");

    public static LiveChange Prompts { get; } = new(LiveTopic.Prompts, "");

    public static LiveChange Commitments { get; } = new(LiveTopic.Commitments, "");

    public static LiveChange Labels { get; } = new(LiveTopic.Labels, "");

    public static LiveChange Everything { get; } = new(LiveTopic.Everything, "");
}
