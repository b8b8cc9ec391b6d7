namespace Nadia.Core.Common;

/// <summary>One value that people change while the product runs.</summary>
public sealed class Setting
{
    public required string Key { get; init; }

    public required string Value { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The name people see, not an id.</summary>
    public required string UpdatedBy { get; set; }
}
