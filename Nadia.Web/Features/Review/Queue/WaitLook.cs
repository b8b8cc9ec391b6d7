using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Review.Queue;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>How a wait is shown: the colour is never alone, the sign differs and a screen reader hears it.</summary>
public static class WaitLook
{
    public static string Css(WaitLevel level) => level switch
    {
        WaitLevel.Late => "wait-late",
        WaitLevel.Slow => "wait-slow",
        WaitLevel.Fine => "wait-fine",
    };

    public static string Icon(WaitLevel level) => level switch
    {
        WaitLevel.Late => Icons.Material.Outlined.NotificationImportant,
        WaitLevel.Slow => Icons.Material.Outlined.HourglassBottom,
        WaitLevel.Fine => Icons.Material.Outlined.Schedule,
    };

    /// <summary>For who hears it only.</summary>
    public static string Spoken(WaitLevel level) => level switch
    {
        WaitLevel.Late => Words.Of("Waiting too long: "),
        WaitLevel.Slow => Words.Of("Waiting long: "),
        WaitLevel.Fine => Words.Of("Waiting "),
    };

    public static string Title(DateTimeOffset since) =>
        Words.Fill($"Waiting since {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
}
