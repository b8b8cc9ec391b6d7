namespace Nadia.Core.Search;

/// <summary>Where to look.</summary>
public enum SearchPlace
{
    /// <summary>What customers and the business wrote to each other.</summary>
    Messages,

    /// <summary>What reviewers noted beside a decision.</summary>
    ReviewNotes,

    /// <summary>What the team knows of a customer.</summary>
    CustomerNotes,
}
