using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Review;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>How marks are said, and how the address names them.</summary>
public static class QueueMarks
{
    public static IReadOnlyList<QueueMark> All { get; } = [QueueMark.Returned, QueueMark.Unwritten, QueueMark.Away];

    public static string Name(this QueueMark mark) => mark switch
    {
        QueueMark.Away => Words.Of("Arrived while away"),
        QueueMark.Returned => Words.Of("Came back"),
        QueueMark.Unwritten => Words.Of("No draft yet"),
    };

    public static string Icon(this QueueMark mark) => mark switch
    {
        QueueMark.Away => Icons.Material.Outlined.Bedtime,
        QueueMark.Returned => Icons.Material.Outlined.KeyboardReturn,
        QueueMark.Unwritten => Icons.Material.Outlined.EditNote,
    };

    /// <summary>In the address, as in <c>?show=away</c>.</summary>
    public static string Key(this QueueMark mark) => mark.ToString().ToLowerInvariant();

    /// <summary>Null for anything that is no mark.</summary>
    public static QueueMark? Parse(string? key) => All.Where(m => m.Key() == key).Select(m => (QueueMark?)m).FirstOrDefault();
}
