namespace Nadia.Core.Common;

/// <summary>
/// Who asks for an operation. Every command takes one and is authorized by it in the service,
/// because a live circuit outlives the page's own check.
/// </summary>
/// <param name="Id">Stable id that is written to the audit: a team member's id, <c>key:12</c> or <c>system:drafting</c>.</param>
/// <param name="Name">The name people see.</param>
public sealed record Actor(string Id, string Name, ActorKind Kind, bool IsReviewer, bool IsAdmin)
{
    /// <summary>NADIA itself, acting by a rule rather than by a person's decision.</summary>
    public static Actor System(string part) => new($"system:{part}", "NADIA", ActorKind.System, true, true);

    public static Actor Anonymous { get; } = new("anonymous", "Anonymous", ActorKind.Person, false, false);

    public bool IsAutomated => Kind == ActorKind.System;

    /// <summary>Null when the actor may review; else the refusal to hand back.</summary>
    public Refusal? MustReview(string operation) => IsReviewer || IsAdmin ? null : new Forbidden(operation, Words.Of("a reviewer"));

    /// <summary>Null when the actor is an admin; else the refusal to hand back.</summary>
    public Refusal? MustAdminister(string operation) => IsAdmin ? null : new Forbidden(operation, Words.Of("an admin"));
}
