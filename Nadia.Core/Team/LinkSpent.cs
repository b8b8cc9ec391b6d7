using Nadia.Core.Common;

namespace Nadia.Core.Team;

/// <summary>A one-time link was used before, was replaced by a newer one, or is too old.</summary>
public sealed record LinkSpent() : Refusal(Words.Of("This link was used already or is no longer valid. Ask an admin of your team for a new one."));
