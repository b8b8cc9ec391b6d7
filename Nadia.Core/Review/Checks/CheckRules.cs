using Nadia.Core.Common;

namespace Nadia.Core.Review.Checks;

/// <summary>Whether reviewers get attention checks, and how often.</summary>
/// <param name="On">Off unless an admin wants it.</param>
/// <param name="Every">One check in about so many decisions of each reviewer, <see cref="Fewest"/> to <see cref="Longest"/>.</param>
public sealed record CheckRules(bool On, int Every)
{
    /// <summary>More checks than one in five would be a burden of their own.</summary>
    public const int Fewest = 5;
    public const int Longest = 500;

    public static CheckRules Default { get; } = new(false, 40);

    internal Invalid? Check() => Every is < Fewest or > Longest ? new("every", Words.Fill($"must be a whole number from {Fewest} to {Longest}.")) : null;
}
