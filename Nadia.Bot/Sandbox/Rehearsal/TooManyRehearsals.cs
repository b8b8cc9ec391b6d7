using Nadia.Core.Common;

namespace Nadia.Bot.Sandbox.Rehearsal;

/// <summary>As many rehearsals as a desk can bear are running.</summary>
public sealed record TooManyRehearsals() : Refusal(Words.Fill($"{RehearsalPlayer.MaxRuns} rehearsals are running already: stop one, or wait until it is over."));
