namespace Nadia.Core.Common;

/// <summary>What stands behind an <see cref="Actor"/>.</summary>
public enum ActorKind
{
    Person,
    ApiKey,
    System,
}
