using System.Net;
using System.Net.Sockets;

namespace Nadia.Web.Hosting.Embedded;

/// <summary>A TCP port of 127.0.0.1 that nobody listens on. Another process can take it before the server does: the caller tries again.</summary>
internal static class LoopbackPort
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
