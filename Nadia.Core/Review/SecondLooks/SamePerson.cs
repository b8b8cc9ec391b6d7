using Nadia.Core.Common;

namespace Nadia.Core.Review.SecondLooks;

/// <summary>Whoever approved a reply cannot be the second person who looks at it.</summary>
public sealed record SamePerson() : Refusal(Words.Of("You approved this reply yourself: somebody else has to look at it."));
