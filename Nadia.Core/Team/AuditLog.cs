using Nadia.Core.Common;
using Nadia.Core.Data;

namespace Nadia.Core.Team;

/// <summary>Adds lines to the audit in the transaction of what they tell of.</summary>
public static class AuditLog
{
    /// <param name="action">A dotted verb, such as <c>customer.silence</c>.</param>
    /// <param name="subject">What it was done to, such as <c>customer:7833076816</c>.</param>
    /// <param name="detail">Never message text or a secret.</param>
    public static void Record(
        this NadiaDbContext db, Actor actor, string action, string subject, DateTimeOffset now, string? detail = null) =>
        db.Audit.Add(new() { At = now, ActorId = actor.Id, ActorName = actor.Name, Action = action, Subject = subject, Detail = detail });
}
