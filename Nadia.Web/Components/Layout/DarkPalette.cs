using MudBlazor;

namespace Nadia.Web.Components.Layout;

internal static class DarkPalette
{
    public static PaletteDark Create() => new()
    {
        Primary = "#5cc8bb",
        PrimaryContrastText = "#04211e",
        Secondary = "#a9b4c2",
        SecondaryContrastText = "#12171d",
        Tertiary = "#b9a9f2",
        TertiaryContrastText = "#1d1538",
        Info = "#86bdf2",
        InfoContrastText = "#06223d",
        Success = "#7ccf97",
        SuccessContrastText = "#06260f",
        Warning = "#e8bd5a",
        WarningContrastText = "#2b1d00",
        Error = "#f2938a",
        ErrorContrastText = "#3a0906",
        Dark = "#2a333d",
        DarkContrastText = "#e7ecf1",
        Background = "#11161b",
        Surface = "#192027",
        DrawerBackground = "#192027",
        AppbarBackground = "#192027",
        AppbarText = "#e7ecf1",
        TextPrimary = "#e7ecf1",
        TextSecondary = "#a3afbc",
        TextDisabled = "#7d8996",
        ActionDefault = "#a3afbc",
        ActionDisabled = "#7d8996",
        ActionDisabledBackground = "#28313a",
        LinesDefault = "#2b353f",
        LinesInputs = "#6f7c89",
        TableLines = "#28313a",
        Divider = "#2b353f",
        OverlayDark = "rgba(4,7,10,.6)",
    };
}
