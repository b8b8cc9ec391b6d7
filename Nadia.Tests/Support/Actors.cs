using Nadia.Core.Common;

namespace Nadia.Tests.Support;

/// <summary>People who act in tests.</summary>
public static class Actors
{
    public static Actor Ana { get; } = new("ana", "Ana", ActorKind.Person, IsReviewer: true, IsAdmin: false);

    public static Actor Ben { get; } = new("ben", "Ben", ActorKind.Person, IsReviewer: true, IsAdmin: false);

    public static Actor Admin { get; } = new("ada", "Ada", ActorKind.Person, IsReviewer: true, IsAdmin: true);

    public static Actor Nobody { get; } = new("nobody", "Nobody", ActorKind.Person, IsReviewer: false, IsAdmin: false);
}
