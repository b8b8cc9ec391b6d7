using System.Buffers.Binary;
using System.Net.Sockets;
using TL;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>One client's TCP connection, from the opening bytes to its end.</summary>
internal sealed class Connection(TcpClient tcp, Backstage backstage) : IDisposable
{
    private const int LargestContainer = 20;
    private const int AuthKeyNotFound = -404;

    private readonly System.Threading.Channels.Channel<Outgoing> outbox = System.Threading.Channels.Channel.CreateUnbounded<Outgoing>();
    private readonly SemaphoreSlim writing = new(1);
    private readonly MessageIds ids = new(backstage.Clock);
    private readonly KeyExchange exchange = new(ServerKey.OfThisRun, backstage.Keys, backstage.Clock);
    private Transport? transport;
    private long session;

    /// <summary>Null until the client has sent something encrypted.</summary>
    public AuthKey? Key { get; private set; }

    public int DataCentre => backstage.DataCentre;

    /// <summary>True once this connection gets the account's updates.</summary>
    public bool IsListening { get; private set; }

    /// <summary>False as soon as the other side has closed, even if that has not been read yet.</summary>
    public bool IsOpen
    {
        get
        {
            try
            {
                return !(tcp.Client.Poll(0, SelectMode.SelectRead) && tcp.Client.Available == 0);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or NullReferenceException)
            {
                return false;
            }
        }
    }

    public async Task ServeAsync()
    {
        try
        {
            transport = await Transport.AcceptAsync(tcp.GetStream());
            _ = WriteAsync(transport);
            while (true)
            {
                var frame = await transport.ReadAsync();
                if (!backstage.Faults.Silent) await TakeAsync(frame);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException)
        {
            // The client has gone, or the test has cut the connection.
        }
        catch (Exception e)
        {
            backstage.Troubles.Enqueue(e);
        }
        finally
        {
            Cut();
        }
    }

    /// <summary>Somebody who is signed in has called a method: from now on they get updates here.</summary>
    public void Listen()
    {
        if (IsListening) return;
        IsListening = true;
        backstage.Connections.Claim(this);
    }

    public void StopListening() => IsListening = false;

    public void Send(IObject value) => outbox.Writer.TryWrite(new(Wired.Bytes(value), IsContent: true, IsAnswer: false));

    public void Answer(Request request, object answer) =>
        outbox.Writer.TryWrite(new(Wired.Result(request.MessageId, answer), IsContent: true, IsAnswer: true));

    /// <summary>Ends it at once, as a broken network does; whatever was not sent yet is lost.</summary>
    public void Cut()
    {
        outbox.Writer.TryComplete();
        backstage.Connections.Remove(this);
        try
        {
            tcp.LingerState = new LingerOption(true, 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or NullReferenceException)
        {
            // Closed already.
        }

        tcp.Dispose();
    }

    public void Dispose()
    {
        Cut();
        transport?.Dispose();
        writing.Dispose();
    }

    private async Task TakeAsync(byte[] frame)
    {
        var keyId = BinaryPrimitives.ReadInt64LittleEndian(frame);
        if (keyId == 0)
        {
            using var clear = new BinaryReader(new MemoryStream(frame, 20, frame.Length - 20));
            await PutAsync(Wired.Clear(ids.Next(isAnswer: true), exchange.Answer(clear.ReadTLMethod<object>())));
        }
        else if (!backstage.Keys.TryFind(keyId, out var key))
        {
            await PutAsync(BitConverter.GetBytes(AuthKeyNotFound));
        }
        else
        {
            Take(key, Packet.Open(key, frame));
        }
    }

    private void Take(AuthKey key, Packet packet)
    {
        (Key, session) = (key, packet.Session);
        if (packet.Salt != key.Salt)
        {
            Send(new BadServerSalt { bad_msg_id = packet.MessageId, bad_msg_seqno = packet.SeqNo, error_code = 48, new_server_salt = key.Salt });
            return;
        }

        if (key.IsNewSession(packet.Session))
            Send(new NewSessionCreated { first_msg_id = packet.MessageId, unique_id = packet.Session, server_salt = key.Salt });
        foreach (var request in Request.Read(packet.MessageId, packet.Body)) backstage.Desk.Take(this, request);
    }

    /// <summary>Sends what waits, several messages in a container.</summary>
    private async Task WriteAsync(Transport open)
    {
        try
        {
            while (await outbox.Reader.WaitToReadAsync())
            {
                var waiting = new List<Outgoing>();
                while (waiting.Count < LargestContainer && outbox.Reader.TryRead(out var next)) waiting.Add(next);
                if (Key is { } key && !backstage.Faults.Silent) await PutAsync(Pack(waiting).Seal(key));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException)
        {
            Cut();
        }
    }

    private Packet Pack(List<Outgoing> waiting)
    {
        var messages = waiting.Select(m => (Id: ids.Next(m.IsAnswer), SeqNo: ids.SeqNo(m.IsContent), m.Body)).ToList();
        return messages is [var only]
            ? new(Key!.Salt, session, only.Id, only.SeqNo, only.Body)
            : new(Key!.Salt, session, ids.Next(isAnswer: false), ids.SeqNo(isContent: false), Wired.Container(messages));
    }

    private async Task PutAsync(byte[] payload)
    {
        await writing.WaitAsync();
        try
        {
            await transport!.WriteAsync(payload);
        }
        finally
        {
            writing.Release();
        }
    }
}
