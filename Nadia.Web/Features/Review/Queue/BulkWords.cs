using Nadia.Core.Common;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>Says what was done to several drafts. Each is a sentence of its own: languages bend more of it than a verb.</summary>
public static class BulkWords
{
    /// <summary>All of them were.</summary>
    public static string Done(BulkDeed deed, int count) => deed switch
    {
        BulkDeed.Approved => count == 1 ? Words.Of("1 draft approved.") : Words.Fill($"{count} drafts approved."),
        BulkDeed.Rejected => count == 1 ? Words.Of("1 draft rejected.") : Words.Fill($"{count} drafts rejected."),
        BulkDeed.Snoozed => count == 1 ? Words.Of("1 draft snoozed.") : Words.Fill($"{count} drafts snoozed."),
        BulkDeed.BroughtBack => count == 1 ? Words.Of("1 draft brought back.") : Words.Fill($"{count} drafts brought back."),
        BulkDeed.AssignedToYou => count == 1 ? Words.Of("1 draft assigned to you.") : Words.Fill($"{count} drafts assigned to you."),
        BulkDeed.Assigned => count == 1 ? Words.Of("1 draft assigned.") : Words.Fill($"{count} drafts assigned."),
        BulkDeed.GivenBack => count == 1 ? Words.Of("1 draft given back to everybody.") : Words.Fill($"{count} drafts given back to everybody."),
        BulkDeed.Silenced => count == 1 ? Words.Of("1 draft silenced.") : Words.Fill($"{count} drafts silenced."),
    };

    /// <summary>Only some were, or none; the rest was refused.</summary>
    public static string Partly(BulkDeed deed, int count) => count switch
    {
        0 => None(deed),
        1 => One(deed),
        _ => Some(deed, count),
    };

    private static string None(BulkDeed deed) => deed switch
    {
        BulkDeed.Approved => Words.Of("None was approved."),
        BulkDeed.Rejected => Words.Of("None was rejected."),
        BulkDeed.Snoozed => Words.Of("None was snoozed."),
        BulkDeed.BroughtBack => Words.Of("None was brought back."),
        BulkDeed.AssignedToYou => Words.Of("None was assigned to you."),
        BulkDeed.Assigned => Words.Of("None was assigned."),
        BulkDeed.GivenBack => Words.Of("None was given back to everybody."),
        BulkDeed.Silenced => Words.Of("None was silenced."),
    };

    private static string One(BulkDeed deed) => deed switch
    {
        BulkDeed.Approved => Words.Of("1 was approved."),
        BulkDeed.Rejected => Words.Of("1 was rejected."),
        BulkDeed.Snoozed => Words.Of("1 was snoozed."),
        BulkDeed.BroughtBack => Words.Of("1 was brought back."),
        BulkDeed.AssignedToYou => Words.Of("1 was assigned to you."),
        BulkDeed.Assigned => Words.Of("1 was assigned."),
        BulkDeed.GivenBack => Words.Of("1 was given back to everybody."),
        BulkDeed.Silenced => Words.Of("1 was silenced."),
    };

    private static string Some(BulkDeed deed, int count) => deed switch
    {
        BulkDeed.Approved => Words.Fill($"{count} were approved."),
        BulkDeed.Rejected => Words.Fill($"{count} were rejected."),
        BulkDeed.Snoozed => Words.Fill($"{count} were snoozed."),
        BulkDeed.BroughtBack => Words.Fill($"{count} were brought back."),
        BulkDeed.AssignedToYou => Words.Fill($"{count} were assigned to you."),
        BulkDeed.Assigned => Words.Fill($"{count} were assigned."),
        BulkDeed.GivenBack => Words.Fill($"{count} were given back to everybody."),
        BulkDeed.Silenced => Words.Fill($"{count} were silenced."),
    };
}
