using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using Nadia.Bot.Login;
using Nadia.Core.Common;
using Nadia.Web.Hosting;

namespace Nadia.Web.Features.Settings.Telegram;

/// <summary>Signs in step by step: phone number, code, password. Cancel, Escape and the backdrop leave the account as it was at every step.</summary>
public sealed partial class LoginDialog(LoginFlow login, CurrentActor current, TimeProvider clock) : IAsyncDisposable
{
    private static string[] Steps => [Words.Of("Phone"), Words.Of("Code"), Words.Of("Password")];
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly LoginWalk walk = new(login, current);
    private ElementReference box;
    private ITimer? tick;
    private string answer = "";
    private string phone = "";
    private bool takeFocus;

    /// <summary>The number to begin with.</summary>
    [Parameter]
    public string? PhoneNumber { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    private int Number => walk.Step switch
    {
        LoginStep.CodeNeeded => 2,
        LoginStep.PasswordNeeded => 3,
        _ => 1,
    };

    private string Text => walk.Step switch
    {
        LoginStep.CodeNeeded code => Words.Fill($"Telegram sent a code {code.SentTo}."),
        LoginStep.PasswordNeeded { Hint: { Length: > 0 } hint } => Words.Fill($"This account has a two-step password. Its hint: {hint}"),
        LoginStep.PasswordNeeded => Words.Of("This account has a two-step password."),
        _ => Words.Of("The number of the business's Telegram account. Telegram sends its owner a code."),
    };

    private string Label => walk.Step switch
    {
        LoginStep.CodeNeeded => Words.Of("Code"),
        LoginStep.PasswordNeeded => Words.Of("Two-step password"),
        _ => Words.Of("Phone number with country code"),
    };

    private string Verb => walk.Step switch
    {
        LoginStep.CodeNeeded => Words.Of("Continue"),
        LoginStep.PasswordNeeded => Words.Of("Sign in"),
        _ => Words.Of("Send code"),
    };

    private string? Invalid => walk.Problem is null ? null : "true";

    public async ValueTask DisposeAsync()
    {
        tick?.Dispose();
        await walk.DisposeAsync();
    }

    protected override void OnInitialized() => (answer, phone) = (PhoneNumber ?? "", PhoneNumber ?? "");

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!takeFocus) return;
        takeFocus = false;
        await box.FocusAsync();
    }

    private async Task AnswerAsync()
    {
        if (walk.Busy || string.IsNullOrWhiteSpace(answer)) return;
        if (Number == 1) phone = answer;
        await DoAsync(() => walk.AnswerAsync(answer));
    }

    private Task ResendAsync() => DoAsync(walk.ResendAsync);

    private async Task DoAsync(Func<Task> act)
    {
        await act();
        if (walk.Step is LoginStep.Finished finished)
        {
            Dialog.Close(DialogResult.Ok(finished));
            return;
        }

        answer = walk.Step is null ? phone : "";
        takeFocus = true;
        CountDown();
    }

    private Task OnKeyAsync(KeyboardEventArgs key) => key is { Key: "Enter", Repeat: false } ? AnswerAsync() : Task.CompletedTask;

    /// <summary>Seconds until Telegram sends another code; 0 when it would now.</summary>
    private int Left(CodeResend resend) => Math.Max(0, (int)Math.Ceiling((resend.NotBefore - clock.GetUtcNow()).TotalSeconds));

    private string ResendText(CodeResend resend) => Left(resend) switch
    {
        0 => Words.Fill($"Send a new code {resend.SentTo}"),
        var seconds => Words.Fill($"Send a new code {resend.SentTo} (in {seconds} s)"),
    };

    private void CountDown()
    {
        tick?.Dispose();
        tick = walk.Step is LoginStep.CodeNeeded { Resend: not null } ? clock.CreateTimer(_ => _ = InvokeAsync(StateHasChanged), null, Second, Second) : null;
    }
}
