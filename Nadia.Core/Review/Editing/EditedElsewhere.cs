using Nadia.Core.Common;

namespace Nadia.Core.Review.Editing;

/// <summary>The same reviewer has saved another text over the draft in another window since.</summary>
public sealed record EditedElsewhere() : Refusal(Words.Of("You wrote over this draft in another window as well. What you see here is not the text that is kept."));
