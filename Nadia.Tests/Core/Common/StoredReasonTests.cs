using System.Globalization;
using Nadia.Bot;
using Nadia.Core.Common;
using Nadia.Core.Delivery;
using Nadia.Core.Delivery.Risk;

namespace Nadia.Tests.Core.Common;

/// <summary>What is stored stays English; its reader is told in their language.</summary>
public sealed class StoredReasonTests : IDisposable
{
    private static readonly SendingFigures Worst = new(60, 1000, 200, 200, 50, 50, 3, 10, 3600, 1);

    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    public StoredReasonTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Words.Spanish);

    public void Dispose() => CultureInfo.CurrentUICulture = before;

    [Theory]
    [InlineData("Somebody answered from the phone.", "Alguien respondió desde el teléfono.")]
    [InlineData("Telegram's server cannot be reached. Trying again.", "No se llega al servidor de Telegram. Se vuelve a intentar.")]
    [InlineData("The model's server answered with HTTP 503.", "El servidor del modelo respondió con HTTP 503.")]
    [InlineData("Ana María began to write: these 3 bubbles have not left.", "Ana María empezó a escribir: estas 3 burbujas no han salido.")]
    [InlineData("The connection to Telegram ended. Trying again.", "La conexión con Telegram se terminó. Se vuelve a intentar.")]
    [InlineData("Telegram does not hand the photo over (FILE_ID_INVALID).", "Telegram no entrega la foto (FILE_ID_INVALID).")]
    [InlineData("Split without the second model. The model took too long to answer.", "Dividido sin el segundo modelo. El modelo tardó demasiado en responder.")]
    public void A_known_reason_is_said_in_Spanish(string stored, string said) => Assert.Equal(said, StoredReason.Say(stored));

    [Theory]
    [InlineData("Waiting for the summer sale")]
    [InlineData("The model's server cannot be reached. And more.")]
    [InlineData(null)]
    public void Any_other_stays_as_it_is(string? stored) => Assert.Equal(stored, StoredReason.Say(stored));

    [Fact]
    public void In_English_nothing_is_changed()
    {
        const string stored = "Telegram's server cannot be reached. Trying again.";
        Assert.Equal(stored, Words.InEnglish(() => StoredReason.Say(stored)));
        Assert.Equal(Words.Spanish, Words.Language);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(600)]
    [InlineData(86_400)]
    public void How_long_Telegram_wants_to_be_left_alone_is_known(int seconds)
    {
        var stored = Words.InEnglish(() => TelegramErrors.OfWaiting(seconds));
        Assert.Equal(TelegramErrors.OfWaiting(seconds), StoredReason.Say(stored));
        Assert.NotEqual(stored, StoredReason.Say(stored));
    }

    [Theory]
    [InlineData(400, "PEER_FLOOD")]
    [InlineData(403, "USER_DEACTIVATED_BAN")]
    [InlineData(401, "USER_DEACTIVATED")]
    [InlineData(406, "AUTH_KEY_DUPLICATED")]
    [InlineData(401, "SESSION_REVOKED")]
    [InlineData(404, "")]
    [InlineData(420, "FROZEN_METHOD_INVALID")]
    public void Why_an_account_stops_is_stored_in_English_and_known(int code, string error)
    {
        var stored = TelegramErrors.Stops(code, error)!;
        Assert.Equal(Words.InEnglish(() => TelegramErrors.Stops(code, error)), stored);
        Assert.NotEqual(stored, StoredReason.Say(stored));
    }

    [Theory]
    [InlineData("USER_IS_BLOCKED")]
    [InlineData("INPUT_USER_DEACTIVATED")]
    [InlineData("MESSAGE_TOO_LONG")]
    [InlineData("MESSAGE_EMPTY")]
    [InlineData("PEER_ID_INVALID")]
    [InlineData("PRIVACY_PREMIUM_REQUIRED")]
    [InlineData("CHAT_WRITE_FORBIDDEN")]
    public void Why_a_bubble_is_refused_is_known(string error)
    {
        var stored = Assert.IsType<SendResult.Refused>(TelegramErrors.OfSending(400, error, -1)).Reason;
        Assert.NotEqual(stored, StoredReason.Say(stored));
    }

    [Theory]
    [InlineData("FLOOD_WAIT_X", 30)]
    [InlineData("FLOOD_OF_A_NEW_KIND", -1)]
    public void Why_a_bubble_waits_is_known(string error, int seconds)
    {
        var stored = Assert.IsType<SendResult.AccountWaits>(TelegramErrors.OfSending(420, error, seconds)).Reason;
        Assert.NotEqual(stored, StoredReason.Say(stored));
    }

    [Fact]
    public void Every_reason_to_stop_an_account_in_time_is_known()
    {
        var judged = Words.InEnglish(() => RiskRule.Judge(Worst, Worst).Reasons);
        Assert.Equal(6, judged.Count);
        var said = StoredReason.Say($"Paused before Telegram does it: {string.Join(' ', judged)}");
        Assert.Equal($"En pausa antes de que lo haga Telegram: {string.Join(' ', RiskRule.Judge(Worst, Worst).Reasons)}", said);
    }

    [Fact]
    public void One_judgement_of_an_account_is_told_to_each_in_their_language()
    {
        var risk = RiskRule.Judge(SendingFigures.None with { LastMinute = 40 }, SendingFigures.None);
        Assert.Equal(["Se enviaron 40 burbujas en el último minuto."], risk.Reasons);
        Assert.Equal(["40 bubbles were sent in the last minute."], Words.InEnglish(() => risk.Reasons));
    }
}
