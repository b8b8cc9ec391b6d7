using System.Security.Cryptography;

namespace Nadia.Core.Common;

/// <summary>Where ids and randomness come from, so that a test can hold them.</summary>
public class IdSource(TimeProvider clock)
{
    /// <summary>A time-ordered UUID (version 7, RFC 9562).</summary>
    public virtual Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>
    /// The client's id of one outgoing message: any non-zero 64-bit number that was never used for this peer
    /// (https://core.telegram.org/method/messages.sendMessage, random_id).
    /// </summary>
    public virtual long NewRandomId()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        long id;
        do
        {
            RandomNumberGenerator.Fill(bytes);
            id = BitConverter.ToInt64(bytes);
        }
        while (id == 0);

        return id;
    }

    /// <summary>A secret of 32 random bytes in URL-safe Base64, for keys and one-time links.</summary>
    public virtual string NewSecret() =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
