using TL;

namespace Nadia.Bot.WTelegram;

/// <summary>Which of the things that Telegram shows under a name mean that a message is being made (https://core.telegram.org/type/SendMessageAction).</summary>
internal static class TypingReading
{
    /// <summary>Typing, recording, uploading, choosing. A game, a tapped emoji, an import or a call bring no message.</summary>
    public static bool IsTyping(SendMessageAction action) => action
        is SendMessageTypingAction
        or SendMessageRecordAudioAction or SendMessageRecordVideoAction or SendMessageRecordRoundAction
        or SendMessageUploadAudioAction or SendMessageUploadVideoAction or SendMessageUploadRoundAction
        or SendMessageUploadPhotoAction or SendMessageUploadDocumentAction
        or SendMessageGeoLocationAction or SendMessageChooseContactAction or SendMessageChooseStickerAction;
}
