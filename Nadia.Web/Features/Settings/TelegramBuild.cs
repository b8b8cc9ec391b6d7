namespace Nadia.Web.Features.Settings;

/// <summary>Whether this build has the Telegram library: the MSBuild property <c>NadiaTelegram</c>.</summary>
public static class TelegramBuild
{
#if NADIA_TELEGRAM
    public static bool IsIncluded => true;
#else
    public static bool IsIncluded => false;
#endif
}
