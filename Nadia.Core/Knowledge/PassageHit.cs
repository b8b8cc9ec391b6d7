namespace Nadia.Core.Knowledge;

/// <summary>A passage that a search found.</summary>
/// <param name="Matched">How many of the different words asked for it holds.</param>
/// <param name="Asked">How many different words were asked for in the passage's language.</param>
/// <param name="Rank">PostgreSQL's <c>ts_rank_cd</c>.</param>
internal sealed record PassageHit(long PassageId, int DocumentId, string Title, string Text, int Matched, int Asked, float Rank);
