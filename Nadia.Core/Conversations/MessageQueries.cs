using Nadia.Core.Data;

namespace Nadia.Core.Conversations;

/// <summary>Messages with what they reply to, in one question: each reply is one more look into the index of the channel's ids.</summary>
internal static class MessageQueries
{
    /// <summary>Some more than an excerpt shows, for what is left out of it: line ends and the like.</summary>
    private const int Beginning = 2 * RepliedTo.MaxExcerpt;

    /// <summary>As people read them, newest first.</summary>
    public static IQueryable<MessageView> AsViews(this IQueryable<Message> messages, NadiaDbContext db) =>
        messages.WithQuoted(db).Select(x => new MessageView(
            x.Message.Id, x.Message.Direction, x.Message.Origin, x.Message.Text, x.Message.TextBeforeEdit,
            x.Message.SentAt, x.Message.EditedAt, x.Message.DeletedAt, x.Message.ReadAt, x.Message.Quarantined)
        {
            ExternalId = x.Message.ExternalId,
            Attachment = x.Message.Attachment,
            ArrivedAway = x.Message.ArrivedAway,
            RepliedTo = RepliedTo.Of(
                x.Message.ReplyToExternalId, x.Message.ReplyQuote, (long?)x.Quoted!.Id, (MessageOrigin?)x.Quoted.Origin, x.Quoted.Text.Substring(0, Beginning)),
        });

    /// <summary>As a model is shown them, newest first.</summary>
    public static IQueryable<ContextRow> AsContext(this IQueryable<Message> messages, NadiaDbContext db) =>
        messages.WithQuoted(db).Select(x => new ContextRow(
            new ContextMessage(x.Message.Id, x.Message.Direction, x.Message.Text)
            {
                RepliedTo = RepliedTo.ForModel(
                    x.Message.ReplyToExternalId, x.Message.ReplyQuote, (long?)x.Quoted!.Id, (MessageOrigin?)x.Quoted.Origin,
                    x.Quoted.Text.Substring(0, Beginning), (bool?)x.Quoted.Quarantined, x.Quoted.DeletedAt),
            },
            x.Message.ReceivedAt,
            x.Message.ArrivedAway));

    private static IQueryable<QuotingMessage> WithQuoted(this IQueryable<Message> messages, NadiaDbContext db) => messages
        .LeftJoin(
            db.Messages,
            m => new { m.AccountId, m.ChatId, ExternalId = m.ReplyToExternalId },
            quoted => new { quoted.AccountId, quoted.ChatId, ExternalId = (string?)quoted.ExternalId },
            (m, quoted) => new QuotingMessage { Message = m, Quoted = quoted })
        .OrderByDescending(x => x.Message.Id);

    private sealed class QuotingMessage
    {
        public required Message Message { get; init; }

        public Message? Quoted { get; init; }
    }
}
