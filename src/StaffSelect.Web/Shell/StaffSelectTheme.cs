using MudBlazor;

namespace StaffSelect.Web.Shell;

/// <summary>The palette of <c>wwwroot/css/tokens.css</c> for MudBlazor; a test compares both.</summary>
public static class StaffSelectTheme
{
    public static readonly string[] FontFamily =
    [
        "Segoe UI",
        "-apple-system",
        "BlinkMacSystemFont",
        "Roboto",
        "Noto Sans",
        "Liberation Sans",
        "Arial",
        "sans-serif",
    ];

    public static MudTheme Create() =>
        new()
        {
            PaletteLight = Light(),
            PaletteDark = Dark(),
            LayoutProperties = new LayoutProperties
            {
                DefaultBorderRadius = "4px",
                AppbarHeight = "58px",
                DrawerWidthLeft = "216px",
            },
            Typography = Type(),
        };

    private static PaletteLight Light() =>
        new()
        {
            Primary = "#1a55a3",
            PrimaryDarken = "#14447f",
            PrimaryContrastText = "#ffffff",
            Info = "#1a55a3",
            InfoContrastText = "#ffffff",
            Secondary = "#12372f",
            SecondaryContrastText = "#ffffff",
            Dark = "#12372f",
            DarkContrastText = "#ffffff",
            Tertiary = "#1f8074",
            TertiaryContrastText = "#ffffff",
            Success = "#17673a",
            SuccessContrastText = "#ffffff",
            Warning = "#774700",
            WarningContrastText = "#ffffff",
            Error = "#a3221b",
            ErrorContrastText = "#ffffff",
            LinesDefault = "#d2dbd6",
            TableLines = "#d2dbd6",
            Divider = "#d2dbd6",
            DividerLight = "#d2dbd6",
            TableHover = "#f3f6f4",
            TableStriped = "#00000000",
            HoverOpacity = .06,
            RippleOpacity = 0,
            TextPrimary = "#14201c",
            TextSecondary = "#46544e",
            TextDisabled = "#5c6a64",
            ActionDefault = "#46544e",
            ActionDisabled = "#5c6a64",
            ActionDisabledBackground = "#e6ece8",
            Background = "#f3f6f4",
            BackgroundGray = "#ebf0ed",
            Surface = "#ffffff",
            AppbarBackground = "#12372f",
            AppbarText = "#ffffff",
            DrawerBackground = "#f3f6f4",
            DrawerText = "#14201c",
            DrawerIcon = "#46544e",
            LinesInputs = "#6b7a74",
            Skeleton = "#e6ece8",
            OverlayDark = "rgba(20,32,28,0.5)",
        };

    private static PaletteDark Dark() =>
        new()
        {
            Primary = "#8db9f2",
            PrimaryDarken = "#b0d0f8",
            PrimaryContrastText = "#0b1d33",
            Info = "#8db9f2",
            InfoContrastText = "#0b1d33",
            Secondary = "#0a241d",
            SecondaryContrastText = "#f2f6f4",
            Dark = "#0a241d",
            DarkContrastText = "#f2f6f4",
            Tertiary = "#5cc4b4",
            TertiaryContrastText = "#151e1b",
            Success = "#82d19e",
            SuccessContrastText = "#151e1b",
            Warning = "#f0bf5e",
            WarningContrastText = "#151e1b",
            Error = "#f6a59d",
            ErrorContrastText = "#151e1b",
            LinesDefault = "#2e3b36",
            TableLines = "#2e3b36",
            Divider = "#2e3b36",
            DividerLight = "#2e3b36",
            TableHover = "#0e1513",
            TableStriped = "#00000000",
            HoverOpacity = .06,
            RippleOpacity = 0,
            TextPrimary = "#e6edea",
            TextSecondary = "#b3c0ba",
            TextDisabled = "#97a59f",
            ActionDefault = "#b3c0ba",
            ActionDisabled = "#97a59f",
            ActionDisabledBackground = "#27332f",
            Background = "#0e1513",
            BackgroundGray = "#1d2824",
            Surface = "#151e1b",
            AppbarBackground = "#0a241d",
            AppbarText = "#f2f6f4",
            DrawerBackground = "#0e1513",
            DrawerText = "#e6edea",
            DrawerIcon = "#b3c0ba",
            LinesInputs = "#81928b",
            Skeleton = "#27332f",
            OverlayDark = "rgba(20,32,28,0.5)",
        };

    private static Typography Type() =>
        new()
        {
            Default = new DefaultTypography
            {
                FontFamily = FontFamily,
                FontSize = ".875rem",
                LineHeight = "1.43",
                LetterSpacing = "normal",
            },
            H1 = new H1Typography
            {
                FontFamily = FontFamily,
                FontSize = "1.5rem",
                FontWeight = "700",
                LineHeight = "1.25",
                LetterSpacing = "-.008em",
            },
            H2 = new H2Typography
            {
                FontFamily = FontFamily,
                FontSize = "1rem",
                FontWeight = "700",
                LineHeight = "1.35",
                LetterSpacing = "normal",
            },
            H3 = new H3Typography
            {
                FontFamily = FontFamily,
                FontSize = ".875rem",
                FontWeight = "600",
                LineHeight = "1.43",
                LetterSpacing = "normal",
            },
            Button = new ButtonTypography
            {
                FontFamily = FontFamily,
                FontSize = ".875rem",
                FontWeight = "600",
                LineHeight = "1.43",
                LetterSpacing = "normal",
                TextTransform = "none",
            },
            Caption = new CaptionTypography
            {
                FontFamily = FontFamily,
                FontSize = ".75rem",
                LineHeight = "1.43",
                LetterSpacing = "normal",
            },
        };
}
