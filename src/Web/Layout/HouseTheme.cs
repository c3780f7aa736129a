using MudBlazor;

namespace Web.Layout;

/// <summary>Colours and fonts. Text has a contrast of at least 4.5, as WCAG 2.2 AA asks.</summary>
internal static class HouseTheme
{
    private static readonly string[] Letters = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Noto Sans", "sans-serif"];

    /// <summary>The theme.</summary>
    internal static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0f5f6b",
            Secondary = "#7a4b00",
            Background = "#f3f5f7",
            Surface = "#ffffff",
            TextPrimary = "#17212b",
            TextSecondary = "#4c5966",
            AppbarBackground = "#ffffff",
            AppbarText = "#17212b",
            Error = "#b3261e",
            Warning = "#8a5a00",
            Success = "#17693d",
            Info = "#1f5fa8",
            LinesDefault = "#dde3e8",
            LinesInputs = "#75828e",
            ActionDefault = "#4c5966",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#6fd3dd",
            PrimaryContrastText = "#06262b",
            Secondary = "#f0b95b",
            Background = "#0e141a",
            Surface = "#17202a",
            TextPrimary = "#e8eef3",
            TextSecondary = "#a9b6c2",
            AppbarBackground = "#17202a",
            AppbarText = "#e8eef3",
            Error = "#ff8f85",
            Warning = "#f0b95b",
            Success = "#6fd6a0",
            Info = "#8dbcf5",
            LinesDefault = "#2b3744",
            LinesInputs = "#8795a3",
            ActionDefault = "#a9b6c2",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Letters },
            Button = new ButtonTypography { FontFamily = Letters, TextTransform = "none", FontWeight = "600" },
        },
    };
}
