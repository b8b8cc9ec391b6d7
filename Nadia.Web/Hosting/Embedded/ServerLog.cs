namespace Nadia.Web.Hosting.Embedded;

/// <summary>
/// What a private server prints, in a file of the data folder: the last run in <c>name.log.1</c>, this one in <c>name.log</c>,
/// at most <paramref name="limit"/> characters each. A disk that is full stops the log, not the server.
/// </summary>
internal sealed class ServerLog(string path, int limit = 4_000_000) : IDisposable
{
    private const int TailLines = 20;
    private readonly Lock _gate = new();
    private readonly Queue<string> _tail = new();
    private StreamWriter? _writer;
    private int _written;
    private bool _rotated;

    public string Path { get; } = path;

    /// <summary>The line that tells best why the server ended: its last fatal one, else its last.</summary>
    public string Reason
    {
        get
        {
            lock (_gate)
                return _tail.LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal) || line.Contains("PANIC", StringComparison.Ordinal))
                    ?? _tail.LastOrDefault() ?? "it printed nothing";
        }
    }

    /// <summary>Whether one of the last lines has these words.</summary>
    public bool Says(string words)
    {
        lock (_gate)
            return _tail.Any(line => line.Contains(words, StringComparison.Ordinal));
    }

    public void Write(string line)
    {
        lock (_gate)
        {
            _tail.Enqueue(line);
            if (_tail.Count > TailLines)
                _tail.Dequeue();
            try
            {
                Open(line.Length + 1).WriteLine(line);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _written = 0;
            }
        }
    }

    public void ForgetTail()
    {
        lock (_gate)
            _tail.Clear();
    }

    public void Dispose()
    {
        lock (_gate)
            _writer?.Dispose();
    }

    private StreamWriter Open(int length)
    {
        if (!_rotated || _written + length > limit)
        {
            _writer?.Dispose();
            _writer = null;
            if (File.Exists(Path))
                File.Move(Path, Path + ".1", overwrite: true);
            (_rotated, _written) = (true, 0);
        }

        _written += length;
        return _writer ??= PrivateFiles.Append(Path);
    }
}
