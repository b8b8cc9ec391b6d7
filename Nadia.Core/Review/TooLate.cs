using Nadia.Core.Common;

namespace Nadia.Core.Review;

/// <summary>What should be undone has already taken effect.</summary>
public sealed record TooLate() : Refusal("It is too late to undo: the reply is on its way.");
