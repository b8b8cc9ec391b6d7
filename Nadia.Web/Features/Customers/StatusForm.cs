using Nadia.Core.Common;
using Nadia.Core.Customers;

namespace Nadia.Web.Features.Customers;

/// <summary>What is typed into the `Update status` dialog: a copy, so that a dialog that is cancelled leaves nothing behind.</summary>
public sealed class StatusForm
{
    private readonly string userId;

    /// <param name="tried">What was typed at an earlier try that was refused; null for the first.</param>
    public StatusForm(string userId, CustomerStanding seen, StatusChange? tried = null)
    {
        (this.userId, Seen) = (userId, seen);
        NewStatus = tried?.NewStatus ?? seen.Status;
        Reason = tried?.Reason ?? "";
        LtvChange = tried is null or { LtvChange: 0 } ? "" : tried.LtvChange.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Where the customer stood when the admin looked.</summary>
    public CustomerStanding Seen { get; }

    public CustomerStatus NewStatus { get; set; }

    public string LtvChange { get; set; }

    public string Reason { get; set; }

    /// <summary>The rule that the typed change breaks, as a sentence; null while it is good.</summary>
    public string? LtvError => LtvText.Read(LtvChange).TryGet(out var change, out var refusal)
        ? Seen.LtvUsd + change < 0 ? new WouldGoNegative(Seen.LtvUsd, change).Message : null
        : Sentence(refusal, rule => Words.Fill($"The LTV change {rule}"));

    public string? ReasonError => CustomerRules.Reason(Reason) is { } refusal ? Sentence(refusal, rule => Words.Fill($"The reason {rule}")) : null;

    /// <summary>The total once this is done, USD; null while the change cannot be read or would be refused.</summary>
    public decimal? After => LtvError is null ? Seen.LtvUsd + LtvText.Read(LtvChange).Value : null;

    public bool ChangesNothing => NewStatus == Seen.Status && LtvText.Read(LtvChange) is { Succeeded: true, Value: 0 };

    /// <summary>The wish to hand on; null while a field breaks its rule or nothing would change.</summary>
    public StatusChange? Read() => LtvError is not null || ReasonError is not null || ChangesNothing
        ? null
        : new(userId, NewStatus, LtvText.Read(LtvChange).Value, string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim(), Seen);

    private static string Sentence(Refusal refusal, Func<string, string> say) => refusal is Invalid invalid ? say(invalid.Rule) : refusal.Message;
}
