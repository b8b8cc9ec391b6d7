using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;

namespace Nadia.Web.Components.Shared;

/// <summary>Tells a database that does not answer from a mistake in the program.</summary>
public static class Outage
{
    /// <summary>For <c>catch (Exception e) when (Outage.Is(e))</c> around a load, which then shows <see cref="LoadError"/>.</summary>
    public static bool Is(Exception e) => e is DbException or TimeoutException or SocketException || (e is InvalidOperationException or DbUpdateException && e.InnerException is { } inner && Is(inner));
}
