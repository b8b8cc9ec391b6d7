using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Nadia.Core.Accounts;
using Nadia.Core.Delivery;
using Nadia.Tests.Bot.Telegram;
using Nadia.Tests.Support;
using Nadia.Web.Features.Settings.Telegram;

namespace Nadia.Tests.Web.Settings;

/// <summary>Settings > Telegram, its reasons and its login in Spanish.</summary>
public sealed class TelegramInSpanishTests(TestPostgres postgres) : TelegramPageTest(postgres)
{
    private const string Answer = "#telegram-answer";

    [Theory]
    [InlineData(AccountState.Connected, null, "Conectada")]
    [InlineData(AccountState.Connecting, "Telegram's server cannot be reached. Trying again.", "No se llega al servidor de Telegram. Se vuelve a intentar.")]
    [InlineData(AccountState.Paused, "Telegram has banned this account.", "Telegram ha bloqueado esta cuenta.")]
    [InlineData(AccountState.Paused, "Paused before Telegram does it: 60 bubbles were sent in the last minute.", "En pausa antes de que lo haga Telegram: Se enviaron 60 burbujas en el último minuto.")]
    public async Task The_account_says_where_it_stands_and_why(AccountState state, string? reason, string said)
    {
        SpeakSpanish();
        var id = await SignedInAsync();
        await Database.Get<AccountStore>().SetStateAsync(id, state, reason, Token);
        Silent(Open<TelegramAccountPanel>(said));
        Silent(Open<SendingPanel>("Envío"));
    }

    [Fact]
    public async Task The_question_whether_to_resume_names_the_reason_in_Spanish()
    {
        SpeakSpanish();
        await Database.Get<AccountStore>().SetStateAsync(await SignedInAsync(), AccountState.Paused, "Telegram has banned this account.", Token);
        await AskAsync(Open<TelegramAccountPanel>("Conexión"), "Reanudar la cuenta", "Reanudar la cuenta");
        Assert.Contains("Telegram ha bloqueado esta cuenta.", Dialogs.Markup, StringComparison.Ordinal);
        Silent(Dialogs);
    }

    [Fact]
    public async Task A_pause_of_sending_and_a_wait_that_telegram_asked_for_are_told()
    {
        SpeakSpanish();
        var id = await SignedInAsync();
        await using (var db = Database.Open())
            await db.Accounts.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.SendNotBefore, Database.Clock.GetUtcNow().AddSeconds(90)), Token);
        Assert.True((await Database.Get<SendingSwitch>().PauseAsync("Inventario", Admin, Token)).Succeeded);
        Silent(Open<SendingPanel>("Envío"));
    }

    [Fact]
    public async Task Every_step_of_the_login_and_what_is_wrong_with_an_answer_is_told()
    {
        SpeakSpanish();
        var panel = Open<TelegramAccountPanel>("Conexión");
        Silent(panel);
        await AskAsync(panel, "Iniciar sesión en Telegram", "Iniciar sesión en Telegram");
        Silent(Dialogs);
        await PressAsync("Enviar código");
        await ToldAsync("Telegram envió un código en un mensaje de texto.");
        await AnswerAsync("Continuar", "99999");
        await ToldAsync("Este código no es correcto.");
        await AnswerAsync("Continuar", FakeLogin.Code);
        await ToldAsync("Esta cuenta tiene una contraseña de verificación en dos pasos. Su pista: the usual");
        await AnswerAsync("Iniciar sesión", "mal");
        await ToldAsync("Esta contraseña no es correcta.");
        await AnswerAsync("Iniciar sesión", FakeLogin.Password);
        panel.WaitForText("Cerrar la sesión de Telegram");
        Silent(panel);
    }

    [Fact]
    public async Task A_number_that_telegram_does_not_answer_for_is_told()
    {
        SpeakSpanish();
        Telegram.Fails = new TimeoutException();
        await AskAsync(Open<TelegramAccountPanel>("Conexión"), "Iniciar sesión en Telegram", "Iniciar sesión en Telegram");
        await PressAsync("Enviar código");
        await ToldAsync("El servidor de Telegram no respondió a tiempo.");
    }

    private static void Silent<T>(IRenderedComponent<T> drawn)
        where T : IComponent => Assert.Empty(EnglishLeft.In(drawn));

    private IRenderedComponent<T> Open<T>(string landmark)
        where T : IComponent
    {
        _ = Dialogs;
        var panel = Render<T>();
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindAll(".panel-body")));
        panel.WaitForText(landmark);
        return panel;
    }

    private async Task AnswerAsync(string verb, string text)
    {
        await TypeAsync(Answer, text);
        await PressAsync(verb);
    }

    private async Task ToldAsync(string words)
    {
        Dialogs.WaitForText(words);
        Dialogs.WaitForAssertion(() => Assert.False(Dialogs.Find(Answer).HasAttribute("readonly")));
        Silent(Dialogs);
    }
}
