using System.Net;
using System.Net.Sockets;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>Accepts connections on 127.0.0.1, at a port that it keeps from its first start on.</summary>
internal sealed class Listener(Backstage backstage)
{
    private TcpListener? listener;

    public int Port { get; private set; }

    public void Start()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start(512);
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync(listener);
    }

    /// <summary>From now on connecting is refused; open connections stay.</summary>
    public void Stop()
    {
        listener?.Dispose();
        listener = null;
    }

    private async Task AcceptAsync(TcpListener accepting)
    {
        try
        {
            while (true)
            {
                var tcp = await accepting.AcceptTcpClientAsync();
                tcp.NoDelay = true;
                var connection = new Connection(tcp, backstage);
                backstage.Connections.Add(connection);
                _ = connection.ServeAsync();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }
}
