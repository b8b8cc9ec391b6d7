namespace Nadia.Web.Components.Layout;

/// <summary>
/// Light, dark, or what the system shows. Both halves live in cookies that <c>js/theme.js</c> writes,
/// so that the first paint already has the right colours.
/// </summary>
/// <param name="Mode"><c>light</c>, <c>dark</c> or <c>system</c>.</param>
/// <param name="SystemIsDark">What the system showed at the last visit.</param>
public sealed record ThemeChoice(string Mode, bool SystemIsDark)
{
    public const string Light = "light";
    public const string Dark = "dark";
    public const string System = "system";

    public static ThemeChoice Default { get; } = new(System, false);

    public bool IsDark => Mode == Dark || (Mode == System && SystemIsDark);

    public static ThemeChoice FromCookies(IRequestCookieCollection cookies) => new(
        cookies["nadia-theme"] is Light or Dark ? cookies["nadia-theme"]! : System,
        cookies["nadia-system-dark"] == "1");
}
