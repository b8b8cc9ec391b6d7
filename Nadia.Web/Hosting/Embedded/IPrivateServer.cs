namespace Nadia.Web.Hosting.Embedded;

/// <summary>What a <see cref="SupervisedServer"/> must know of the server that it keeps running.</summary>
internal interface IPrivateServer
{
    /// <summary>The name in log lines.</summary>
    string Name { get; }

    ServerCommand Command { get; }

    /// <summary>Clears away what the last run left behind; called before every start.</summary>
    Task PrepareAsync(CancellationToken token);

    /// <summary>Whether it answers requests by now.</summary>
    Task<bool> AnswersAsync(CancellationToken token);
}
