using System.Buffers.Binary;

namespace Nadia.Core.Review.SecondLooks;

/// <summary>Which approved replies a second person looks at: decided by the draft's id alone, so that nobody can try again for another answer.</summary>
internal static class SecondLookSample
{
    /// <param name="percent">0 for none, 100 for all.</param>
    public static bool Takes(Guid draftId, int percent)
    {
        // The last eight bytes of an id are random; its first are the time.
        var random = BinaryPrimitives.ReadUInt64BigEndian(draftId.ToByteArray(bigEndian: true).AsSpan(8)) & 0x3FFF_FFFF_FFFF_FFFF;
        return random % 100 < (ulong)percent;
    }
}
