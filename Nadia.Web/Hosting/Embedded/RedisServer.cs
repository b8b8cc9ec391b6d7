using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nadia.Web.Hosting.Embedded;

/// <summary>The redis-server program as a pure cache: on loopback, behind a password, bounded, and with nothing on the disk.</summary>
internal sealed class RedisServer(string program, int port, string password) : IPrivateServer
{
    public string Name => "The private Redis server";

    // The settings go in by the standard input: a command line would show the password to everybody on the machine.
    public ServerCommand Command => new(program, ["-"], ServiceUser.Find("redis", "valkey", "_redis", "nobody"), $"""
        bind 127.0.0.1
        port {port}
        requirepass {password}
        save ""
        appendonly no
        maxmemory 64mb
        maxmemory-policy allkeys-lru
        daemonize no
        """);

    public Task PrepareAsync(CancellationToken token) => Task.CompletedTask;

    public async Task<bool> AnswersAsync(CancellationToken token)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, token);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"AUTH {password}\r\nPING\r\n"), token);
            using var reader = new StreamReader(stream, Encoding.ASCII);
            return await reader.ReadLineAsync(token) == "+OK" && await reader.ReadLineAsync(token) == "+PONG";
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }
}
