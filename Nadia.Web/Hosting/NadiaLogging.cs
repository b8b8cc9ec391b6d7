using Microsoft.Extensions.Logging.Console;

namespace Nadia.Web.Hosting;

/// <summary>
/// Logs to the console: one line each for people, JSON objects where <c>NADIA_LOG_JSON</c> is true. No line holds the text of a message
/// or a phone number.
/// </summary>
internal static class NadiaLogging
{
    public static ILoggingBuilder AddNadiaConsole(this ILoggingBuilder logging, IConfiguration configuration)
    {
        if (configuration.GetValue("NADIA_LOG_JSON", false))
        {
            return logging.AddJsonConsole(options =>
            {
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "O";
            });
        }

        return logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.TimestampFormat = "HH:mm:ss ";
            options.ColorBehavior = LoggerColorBehavior.Default;
        });
    }
}
