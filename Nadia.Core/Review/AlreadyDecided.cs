using System.Globalization;
using Nadia.Core.Common;

namespace Nadia.Core.Review;

/// <summary>Somebody else has decided on the draft, or the actor decided otherwise.</summary>
public sealed record AlreadyDecided(ReviewDecision Decision, string By, DateTimeOffset At)
    : Refusal(Decision == ReviewDecision.Approved
        ? Words.Fill($"{By} already approved this draft on {At:yyyy-MM-dd} at {At:HH:mm:ss} UTC.")
        : Words.Fill($"{By} already rejected this draft on {At:yyyy-MM-dd} at {At:HH:mm:ss} UTC."));
