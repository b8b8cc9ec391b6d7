using Microsoft.Extensions.Logging;

namespace Nadia.Tests.Support;

/// <summary>A <see cref="ListLog"/> for what wants a log of its own category.</summary>
public sealed class LogOf<T>(ListLog log) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => log.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => log.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        log.Log(logLevel, eventId, state, exception, formatter);
}
