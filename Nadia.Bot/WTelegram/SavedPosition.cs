using System.Text.Json;
using System.Text.Json.Serialization;
using TL;
using WTelegram;

namespace Nadia.Bot.WTelegram;

/// <summary>
/// How far an account's updates were taken in (https://core.telegram.org/api/updates): what the library resumes from. Channels
/// are left out, because they are not served.
/// </summary>
/// <param name="Date">Ticks in UTC.</param>
/// <param name="Importing">True until the chats of before the first login are imported: the import then begins again.</param>
internal sealed record SavedPosition(int Pts, int Qts, int Seq, long Date, bool Importing = false)
{
    private const long PtsBox = 0, QtsBox = -1, SeqBox = -2;

    public static SavedPosition? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<SavedPosition>(json);

    /// <summary>The server's position now. Its qts is not usable, says the library: 0 asks for secret chats from the start, which are not served.</summary>
    public static SavedPosition Of(Updates_State state) => new(state.pts, 0, state.seq, MessageReading.Utc(state.date).Ticks);

    /// <summary>The position that a difference leads to.</summary>
    public static SavedPosition Behind(Updates_State state) => Of(state) with { Qts = state.qts };

    [JsonIgnore]
    public DateTimeOffset At => new(Date, TimeSpan.Zero);

    public static SavedPosition Of(IReadOnlyDictionary<long, UpdateManager.MBoxState> boxes) =>
        new(boxes[PtsBox].pts, boxes[QtsBox].pts, boxes[SeqBox].pts, boxes[SeqBox].access_hash);

    public string ToJson() => JsonSerializer.Serialize(this);

    public Dictionary<long, UpdateManager.MBoxState> ToBoxes() => new()
    {
        [PtsBox] = new() { pts = Pts },
        [QtsBox] = new() { pts = Qts },
        [SeqBox] = new() { pts = Seq, access_hash = Date },
    };
}
