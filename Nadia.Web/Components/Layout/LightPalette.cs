using MudBlazor;

namespace Nadia.Web.Components.Layout;

internal static class LightPalette
{
    public static PaletteLight Create() => new()
    {
        Primary = "#0b6b63",
        PrimaryContrastText = "#ffffff",
        Secondary = "#4a5565",
        SecondaryContrastText = "#ffffff",
        Tertiary = "#5b4b9a",
        Info = "#1b5e9e",
        Success = "#1b7a3d",
        Warning = "#8a5a00",
        WarningContrastText = "#ffffff",
        Error = "#b3261e",
        ErrorContrastText = "#ffffff",
        Dark = "#1b2430",
        Background = "#f4f6f7",
        Surface = "#ffffff",
        DrawerBackground = "#ffffff",
        AppbarBackground = "#ffffff",
        AppbarText = "#1b2430",
        TextPrimary = "#1b2430",
        TextSecondary = "#556070",
        TextDisabled = "#767f8c",
        ActionDefault = "#556070",
        ActionDisabled = "#767f8c",
        ActionDisabledBackground = "#e6eaed",
        LinesDefault = "#dde3e8",
        LinesInputs = "#8b95a2",
        TableLines = "#e6eaed",
        Divider = "#dde3e8",
        OverlayDark = "rgba(20,28,36,.45)",
    };
}
