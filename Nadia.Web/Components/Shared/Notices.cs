using MudBlazor;

namespace Nadia.Web.Components.Shared;

/// <summary>Short notices at the foot of the page. The text is shown as text: the snackbar's own overload takes markup.</summary>
public static class Notices
{
    public static void Say(this ISnackbar snackbar, string text, Severity severity = Severity.Normal) =>
        snackbar.Add(content => content.AddContent(0, text), severity);

    /// <summary>Says that something was refused, in the refusal's own words.</summary>
    public static void Refuse(this ISnackbar snackbar, Core.Common.Refusal refusal) => snackbar.Say(refusal.Message, Severity.Warning);
}
