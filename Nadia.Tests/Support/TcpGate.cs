using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Nadia.Tests.Support;

/// <summary>A port on 127.0.0.1 that leads to another one as long as the gate is open: a server that can be stopped for its clients alone.</summary>
internal sealed class TcpGate : IDisposable
{
    private readonly ConcurrentDictionary<Socket, bool> open = [];
    private readonly int target;
    private TcpListener? listener;

    /// <param name="target">The port of the server behind the gate.</param>
    public TcpGate(int target)
    {
        this.target = target;
        Open();
    }

    /// <summary>The same from the first opening on.</summary>
    public int Port { get; private set; }

    public void Open()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync(listener);
    }

    /// <summary>Cuts every connection and refuses new ones.</summary>
    public void Close()
    {
        listener?.Dispose();
        listener = null;
        foreach (var socket in open.Keys) socket.Dispose();
    }

    public void Dispose() => Close();

    private async Task AcceptAsync(TcpListener accepting)
    {
        try
        {
            while (true) _ = JoinAsync(await accepting.AcceptSocketAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task JoinAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var _ = client;
        try
        {
            (open[client], open[server], client.NoDelay, server.NoDelay) = (true, true, true, true);
            await server.ConnectAsync(IPAddress.Loopback, target);
            await Task.WhenAny(PassAsync(client, server), PassAsync(server, client));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The gate was closed, or the server is gone.
        }
        finally
        {
            open.TryRemove(client, out bool _);
            open.TryRemove(server, out bool _);
        }
    }

    private static async Task PassAsync(Socket from, Socket to)
    {
        try
        {
            await using var source = new NetworkStream(from);
            await using var sink = new NetworkStream(to);
            await source.CopyToAsync(sink);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // One of the two has left.
        }
    }
}
