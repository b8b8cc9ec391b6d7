using Microsoft.Extensions.Localization;
using MudBlazor;
using Nadia.Core.Common;

namespace Nadia.Web.Hosting;

/// <summary>What MudBlazor's own components say by themselves, as far as they are used here. It is asked in other languages than English only.</summary>
internal sealed class MudWords : MudLocalizer
{
    public override LocalizedString this[string key] => Say(key) is { } said ? new(key, said) : new(key, key, resourceNotFound: true);

    private static string? Say(string key) => key switch
    {
        "MudDialog_Close" or "MudSnackbar_Close" or "MudAlert_Close" => Words.Of("Close"),
        "MudInput_Clear" => Words.Of("Clear"),
        "MudInput_Increment" => Words.Of("Increase"),
        "MudInput_Decrement" => Words.Of("Decrease"),
        "MudFormComponent_Required" => Words.Of("Required"),
        _ => null,
    };
}
