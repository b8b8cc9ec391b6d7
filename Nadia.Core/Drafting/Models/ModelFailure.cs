namespace Nadia.Core.Drafting.Models;

/// <param name="Rank">The place in the order; 0 is the first choice.</param>
internal sealed record ModelFailure(int Rank, ReadyProfile Profile, Exception Error);
