using System.Diagnostics.CodeAnalysis;

namespace Nadia.Core.Common;

/// <summary>
/// Why something stands as it does is stored in English, as a sentence. Here it is said to its reader: what is always said in the same words in
/// their language, the rest as it is stored.
/// </summary>
public static partial class StoredReason
{
    private const string Again = " Trying again.";
    private const string Split = "Split without the second model. ";

    [return: NotNullIfNotNull(nameof(english))]
    public static string? Say(string? english)
    {
        if (english is null || Words.Language == Words.English) return english;
        var said = OfAccount(english) ?? OfSetup(english) ?? OfBubble(english) ?? OfPhoto(english) ?? OfModel(english) ?? Filled(english) ?? OfRisk(english);
        if (said is not null) return said;
        if (english.EndsWith(Again, StringComparison.Ordinal)) return $"{Say(english[..^Again.Length])} {Words.Of("Trying again.")}";
        return english.StartsWith(Split, StringComparison.Ordinal) ? $"{Words.Of("Split without the second model.")} {Say(english[Split.Length..])}" : english;
    }

    private static string? OfAccount(string english) => english switch
    {
        "Nobody is signed in: an admin signs in under Settings > Telegram." => Words.Of("Nobody is signed in: an admin signs in under Settings > Telegram."),
        "This build of NADIA is without Telegram: nothing arrives and nothing leaves until one that has it is started." => Words.Of("This build of NADIA is without Telegram: nothing arrives and nothing leaves until one that has it is started."),
        "Nobody is signed in with the stored session. Log out and sign in again in Settings." => Words.Of("Nobody is signed in with the stored session. Log out and sign in again in Settings."),
        "Nobody is signed in." => Words.Of("Nobody is signed in."),
        "The stored session cannot be read: its key has changed. Set the former Telegram__SessionKey, or log out and sign in again." => Words.Of("The stored session cannot be read: its key has changed. Set the former Telegram__SessionKey, or log out and sign in again."),
        "The connection to Telegram ended." => Words.Of("The connection to Telegram ended."),
        "Taking the account over from another run." => Words.Of("Taking the account over from another run."),
        "Reading from the chats what arrived meanwhile." => Words.Of("Reading from the chats what arrived meanwhile."),
        "Reading the latest chats." => Words.Of("Reading the latest chats."),
        "Telegram has limited this account for writing to too many people (PEER_FLOOD). Ask @SpamBot when it ends." => Words.Of("Telegram has limited this account for writing to too many people (PEER_FLOOD). Ask @SpamBot when it ends."),
        "Telegram has frozen this account: it can only read. The Telegram app shows why and how to appeal (@SpamBot); resume the account once Telegram has lifted it." => Words.Of("Telegram has frozen this account: it can only read. The Telegram app shows why and how to appeal (@SpamBot); resume the account once Telegram has lifted it."),
        "Telegram has banned this account." => Words.Of("Telegram has banned this account."),
        "This Telegram account was deleted." => Words.Of("This Telegram account was deleted."),
        "The session was used from two places at once, and Telegram has ended it. Sign in again in Settings." => Words.Of("The session was used from two places at once, and Telegram has ended it. Sign in again in Settings."),
        "The session is no longer valid: it was ended from another device. Sign in again in Settings." => Words.Of("The session is no longer valid: it was ended from another device. Sign in again in Settings."),
        "Telegram no longer knows this session's key. Sign in again in Settings." => Words.Of("Telegram no longer knows this session's key. Sign in again in Settings."),
        "The stored session was made with another API hash: restore that one, or log out and sign in again." => Words.Of("The stored session was made with another API hash: restore that one, or log out and sign in again."),
        "Telegram's server cannot be reached." => Words.Of("Telegram's server cannot be reached."),
        "Telegram's server did not answer in time." => Words.Of("Telegram's server did not answer in time."),
        "The connection to Telegram broke." => Words.Of("The connection to Telegram broke."),
        _ => null,
    };

    private static string? OfSetup(string english) => english switch
    {
        "The API id and hash of https://my.telegram.org/apps are missing: an admin enters them under Settings > Telegram." => Words.Of("The API id and hash of https://my.telegram.org/apps are missing: an admin enters them under Settings > Telegram."),
        "The stored API hash cannot be read: its key has changed. Set the former Telegram__SessionKey, or enter it again under Settings > Telegram." => Words.Of("The stored API hash cannot be read: its key has changed. Set the former Telegram__SessionKey, or enter it again under Settings > Telegram."),
        "Telegram__ServerPublicKeyFile names a file that does not exist." => Words.Of("Telegram__ServerPublicKeyFile names a file that does not exist."),
        "Telegram__ApiId must be the number that https://my.telegram.org/apps gives." => Words.Of("Telegram__ApiId must be the number that https://my.telegram.org/apps gives."),
        "Telegram__ApiHash is not set." => Words.Of("Telegram__ApiHash is not set."),
        "Telegram__ApiHash must be 32 hexadecimal digits." => Words.Of("Telegram__ApiHash must be 32 hexadecimal digits."),
        _ => null,
    };

    private static string? OfBubble(string english) => english switch
    {
        "Somebody answered from the phone." => Words.Of("Somebody answered from the phone."),
        "A second reviewer said no." => Words.Of("A second reviewer said no."),
        "An earlier bubble of this reply failed." => Words.Of("An earlier bubble of this reply failed."),
        "The customer wrote again." => Words.Of("The customer wrote again."),
        "The customer began to write." => Words.Of("The customer began to write."),
        "Waits for a second reviewer's yes." => Words.Of("Waits for a second reviewer's yes."),
        "Telegram asks to wait before the next message." => Words.Of("Telegram asks to wait before the next message."),
        "The connection failed; it is sent again." => Words.Of("The connection failed; it is sent again."),
        "One of the two has blocked the other on Telegram." => Words.Of("One of the two has blocked the other on Telegram."),
        "The customer has deleted their Telegram account." => Words.Of("The customer has deleted their Telegram account."),
        "The bubble is too long for Telegram." => Words.Of("The bubble is too long for Telegram."),
        "The bubble is empty for Telegram." => Words.Of("The bubble is empty for Telegram."),
        "Telegram does not let this account write to the customer before they have written to it." => Words.Of("Telegram does not let this account write to the customer before they have written to it."),
        "The customer takes messages from Telegram Premium members only." => Words.Of("The customer takes messages from Telegram Premium members only."),
        "Telegram has not told this account how to reach the customer: it works again once they write." => Words.Of("Telegram has not told this account how to reach the customer: it works again once they write."),
        "Telegram says that it has this bubble, but does not show it in the chat yet." => Words.Of("Telegram says that it has this bubble, but does not show it in the chat yet."),
        "The rehearsal asks to wait 15 s, as Telegram would." => Words.Of("The rehearsal asks to wait 15 s, as Telegram would."),
        "The customer has blocked the business, as the rehearsal says." => Words.Of("The customer has blocked the business, as the rehearsal says."),
        "Arrived while NADIA was away." => Words.Of("Arrived while NADIA was away."),
        "Somebody answered from the phone: this bubble has not left." => Words.Of("Somebody answered from the phone: this bubble has not left."),
        _ => null,
    };

    private static string? OfPhoto(string english) => english switch
    {
        "The photo is too large to be shown here." => Words.Of("The photo is too large to be shown here."),
        "What was sent is no JPEG, PNG or WebP picture, and is not shown." => Words.Of("What was sent is no JPEG, PNG or WebP picture, and is not shown."),
        "The connection to Telegram failed while the photo was fetched. Open it again in a moment." => Words.Of("The connection to Telegram failed while the photo was fetched. Open it again in a moment."),
        "The sandbox has no photos." => Words.Of("The sandbox has no photos."),
        "This message is not Telegram's." => Words.Of("This message is not Telegram's."),
        "The customer sent a photo that can be seen once only: open it on the phone." => Words.Of("The customer sent a photo that can be seen once only: open it on the phone."),
        "The photo is no longer in the chat." => Words.Of("The photo is no longer in the chat."),
        _ => null,
    };

    private static string? OfModel(string english) => english switch
    {
        "The model's server does not know the model or the address (HTTP 404)." => Words.Of("The model's server does not know the model or the address (HTTP 404)."),
        "The model's quota is spent for now (HTTP 429)." => Words.Of("The model's quota is spent for now (HTTP 429)."),
        "The model's server cannot be reached." => Words.Of("The model's server cannot be reached."),
        "The model's server keeps failing and is left alone for a moment." => Words.Of("The model's server keeps failing and is left alone for a moment."),
        "The model took too long to answer." => Words.Of("The model took too long to answer."),
        "The model's server did not answer as the protocol says." => Words.Of("The model's server did not answer as the protocol says."),
        "The model gave an empty answer." => Words.Of("The model gave an empty answer."),
        "The database could not be reached." => Words.Of("The database could not be reached."),
        "The model's answer cannot be used." => Words.Of("The model's answer cannot be used."),
        "The model took too long to answer, as the rehearsal says." => Words.Of("The model took too long to answer, as the rehearsal says."),
        "The model's answer cannot be used, as the rehearsal says." => Words.Of("The model's answer cannot be used, as the rehearsal says."),
        "The model's server answered with HTTP 500, as the rehearsal says." => Words.Of("The model's server answered with HTTP 500, as the rehearsal says."),
        "The model refused to answer." => Words.Of("The model refused to answer."),
        "The model's answer was far too long." => Words.Of("The model's answer was far too long."),
        "Today's budget for the models is used up." => Words.Of("Today's budget for the models is used up."),
        "The customer has had as many drafts within an hour as are allowed." => Words.Of("The customer has had as many drafts within an hour as are allowed."),
        "A person has to write this reply." => Words.Of("A person has to write this reply."),
        "No model is configured, and a message like this is not answered from templates. Please write to the customer yourself." => Words.Of("No model is configured, and a message like this is not answered from templates. Please write to the customer yourself."),
        "Today's budget for the models is used up, and a message like this is not answered from templates. Please write to the customer yourself." => Words.Of("Today's budget for the models is used up, and a message like this is not answered from templates. Please write to the customer yourself."),
        _ => null,
    };
}
