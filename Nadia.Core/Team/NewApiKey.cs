namespace Nadia.Core.Team;

/// <summary>A key that was just made.</summary>
/// <param name="Key">The key itself, shown this once.</param>
public sealed record NewApiKey(int Id, string Name, string Key);
