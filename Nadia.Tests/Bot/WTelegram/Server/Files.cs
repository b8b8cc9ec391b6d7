using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Nadia.Tests.Bot.WTelegram.Server;

/// <summary>What can be downloaded. References are good for a while only: https://core.telegram.org/api/file-references.</summary>
internal sealed class Files
{
    /// <summary>The data centre that has them all.</summary>
    public const int DataCentre = 2;

    private readonly ConcurrentDictionary<long, StoredFile> files = new();
    private long lastId = 5_000_000_000;

    public StoredFile? Find(long id) => files.GetValueOrDefault(id);

    /// <summary>Every reference given out so far is void: the client has to ask for the message again.</summary>
    public void ExpireReferences()
    {
        foreach (var file in files.Values) file.Renew();
    }

    internal StoredFile Add(byte[] content)
    {
        var file = new StoredFile(Interlocked.Increment(ref lastId), content);
        return files[file.Id] = file;
    }

    internal sealed class StoredFile(long id, byte[] content)
    {
        public long Id => id;

        public byte[] Content => content;

        public long AccessHash { get; } = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8));

        public byte[] Reference { get; private set; } = RandomNumberGenerator.GetBytes(16);

        /// <summary>Puts the new reference into the message.</summary>
        public Action<byte[]> Renewed { get; set; } = _ => { };

        public void Renew() => Renewed(Reference = RandomNumberGenerator.GetBytes(16));
    }
}
