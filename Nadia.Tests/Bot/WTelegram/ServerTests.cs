using Nadia.Tests.Support;
using TL;
using WTelegram;

namespace Nadia.Tests.Bot.WTelegram;

/// <summary>That the loopback server answers as Telegram documents it, where the product's own tests would not notice.</summary>
public sealed class ServerTests(TestPostgres postgres) : LiveTest(postgres)
{
    private Client client = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Node.SignInAsync(Server.Login);
        client = await RawClient.OpenAsync(Node);
    }

    public override async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Dialogs_come_page_by_page_newest_first()
    {
        for (var i = 0; i < 250; i++) Server.Customer(510_000 + i, $"Customer {i}").Write($"Hello from {i}");

        var all = await client.Messages_GetAllDialogs();

        Assert.Equal(250, all.dialogs.Select(d => d.Peer.ID).Distinct().Count());
        Assert.Equal(510_249, all.dialogs[0].Peer.ID);
        Assert.Equal(250, all.users.Count);
    }

    [Fact]
    public async Task A_history_is_read_backwards_and_forwards_from_any_message()
    {
        var ana = Server.Customer(511_000);
        var ids = Enumerable.Range(1, 150).Select(i => ana.Write($"Message {i}")).ToList();
        var peer = new InputPeerUser(ana.Id, ana.AccessHash);

        var newest = await client.Messages_GetHistory(peer, limit: 100);
        var older = await client.Messages_GetHistory(peer, offset_id: newest.Messages[^1].ID, limit: 100);
        var after = await client.Messages_GetHistory(peer, offset_id: ids[9], add_offset: -5, limit: 5);
        var between = await client.Messages_GetHistory(peer, min_id: ids[139], max_id: ids[142], limit: 100);
        var tooFar = await client.Messages_GetHistory(peer, min_id: ids[9], max_id: ids[12], limit: 100);

        Assert.Equal(ids.AsEnumerable().Reverse(), newest.Messages.Concat(older.Messages).Select(m => m.ID));
        Assert.Equal(ids[9..14].AsEnumerable().Reverse(), after.Messages.Select(m => m.ID));
        Assert.Equal([ids[141], ids[140]], between.Messages.Select(m => m.ID));
        Assert.Empty(tooFar.Messages);
    }

    [Fact]
    public async Task A_deleted_message_comes_back_empty()
    {
        var ana = Server.Customer(512_000);
        var (kept, gone) = (ana.Write("Kept"), ana.Write("Gone"));
        ana.Delete(gone);

        var found = await client.Messages_GetMessages(kept, gone);

        Assert.IsType<Message>(found.Messages[0]);
        Assert.Equal(gone, Assert.IsType<MessageEmpty>(found.Messages[1]).id);
    }

    [Fact]
    public async Task A_photo_is_downloaded_with_a_fresh_reference_only()
    {
        var image = Enumerable.Range(0, 70_000).Select(i => (byte)i).ToArray();
        var id = Server.Customer(513_000).Send(Server.Media.Photo(image), "Look");
        var old = await PhotoAsync(id);
        Assert.Equal(image, await DownloadAsync(old));

        Server.Files.ExpireReferences();

        var refused = await Assert.ThrowsAsync<RpcException>(() => DownloadAsync(old));
        Assert.Equal("FILE_REFERENCE_EXPIRED", refused.Message);
        Assert.Equal(image, await DownloadAsync(await PhotoAsync(id)));
        Assert.Equal(0, Server.DuplicateSessions);
    }

    [Fact]
    public async Task People_are_found_by_name_and_reached_with_the_right_hash_only()
    {
        var ana = Server.Customer(514_000, "Ana");

        var found = await client.Contacts_ResolveUsername("user514000");
        var refused = await Assert.ThrowsAsync<RpcException>(() => client.Messages_GetHistory(new InputPeerUser(ana.Id, ana.AccessHash + 1)));

        Assert.Equal(("Ana", ana.AccessHash), (found.User.first_name, found.User.access_hash));
        Assert.Equal("PEER_ID_INVALID", refused.Message);
    }

    private async Task<Photo> PhotoAsync(int id)
    {
        var found = await client.Messages_GetMessages(id);
        return (Photo)((MessageMediaPhoto)((Message)found.Messages[0]).media).photo;
    }

    private async Task<byte[]> DownloadAsync(Photo photo)
    {
        using var memory = new MemoryStream();
        await client.DownloadFileAsync(photo, memory);
        return memory.ToArray();
    }
}
