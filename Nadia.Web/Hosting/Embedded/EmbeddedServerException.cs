namespace Nadia.Web.Hosting.Embedded;

/// <summary>
/// Says in one sentence, for the person who starts the app, why a private server cannot be had and what to do about it.
/// The app prints the message alone, without a stack trace.
/// </summary>
public sealed class EmbeddedServerException(string message, Exception? inner = null) : Exception(message, inner);
