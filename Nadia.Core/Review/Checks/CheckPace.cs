using System.Buffers.Binary;

namespace Nadia.Core.Review.Checks;

/// <summary>
/// When a reviewer's next check is due: after the business's number of decisions on average, and never after the same number twice in a
/// row by rule, so that nobody can count them out. Pure.
/// </summary>
public static class CheckPace
{
    /// <summary>Of whoever has had no check yet, in percent.</summary>
    public const int First = 100;

    /// <param name="decisions">Decisions since the last check.</param>
    /// <param name="every">One check in so many decisions on average.</param>
    /// <param name="percent">Of that number, 50 to 150.</param>
    public static bool IsDue(int decisions, int every, int percent) => decisions * 100L >= (long)every * percent;

    /// <summary>50 to 150, evenly spread, by the random part of an id.</summary>
    public static int NextPercent(Guid id) => 50 + Pick(id, 101);

    /// <summary>A number from 0 to below <paramref name="count"/> by the random part of an id.</summary>
    internal static int Pick(Guid id, int count) =>
        (int)((BinaryPrimitives.ReadUInt64BigEndian(id.ToByteArray(bigEndian: true).AsSpan(8)) & 0x3FFF_FFFF_FFFF_FFFF) % (ulong)count);
}
