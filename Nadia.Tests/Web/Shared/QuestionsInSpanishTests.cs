using System.Reflection;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Nadia.Tests.Support;
using Nadia.Web.Components.Palette;
using Nadia.Web.Components.Shared;
using Nadia.Web.Features.Review.Person;
using Nadia.Web.Features.Settings.Telegram;

namespace Nadia.Tests.Web.Shared;

/// <summary>Whoever reads Spanish is asked in Spanish, and told in it what is wrong with an answer.</summary>
public sealed class QuestionsInSpanishTests : ComponentTest
{
    // They read while they stand open; each is looked at in the tests of its own page.
    private static readonly Type[] WithDatabase = [typeof(PaletteDialog), typeof(PassageDialog), typeof(LoginDialog)];

    public static TheoryData<string> Asked { get; } = [.. QuestionsInSpanish.All.Keys];

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task A_question_is_asked_in_Spanish(string name)
    {
        SpeakSpanish();
        var (dialog, ask) = QuestionsInSpanish.All[name];
        var open = Dialogs;
        _ = open.InvokeAsync(() => ask(Services.GetRequiredService<IDialogService>()));
        open.WaitForElement(".mud-dialog-actions");
        Assert.Contains(open.FindComponents<IComponent>(), c => c.Instance.GetType() == dialog);
        Assert.Empty(EnglishLeft.In(open));

        // Whatever is missing is said now; a question without a gap is answered and gone.
        await PressInDialogAsync(new() { Key = "Enter", CtrlKey = true });
        if (open.FindAll(".mud-dialog").Count > 0) Assert.Empty(EnglishLeft.In(open));
    }

    [Fact]
    public void No_dialog_is_left_out()
    {
        var dialogs = typeof(ConfirmDialog).Assembly.GetTypes()
            .Where(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(p => p.PropertyType == typeof(IMudDialogInstance)));
        Assert.Empty(dialogs.Except(QuestionsInSpanish.All.Values.Select(question => question.Dialog)).Except(WithDatabase).Select(type => type.Name));
    }
}
