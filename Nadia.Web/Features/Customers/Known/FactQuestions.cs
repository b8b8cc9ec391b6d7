using MudBlazor;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Customers.Known;

/// <summary>What is asked about facts. Null means cancelled, and then nothing has happened.</summary>
public static class FactQuestions
{
    public static Task<string?> AskFactAsync(this IDialogService dialogs, string title, string text) =>
        dialogs.AskAsync<FactDialog, string>(title, new DialogParameters<FactDialog> { { d => d.Text, text } });
}
