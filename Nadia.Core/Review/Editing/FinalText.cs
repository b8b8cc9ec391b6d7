using Nadia.Core.Safety;

namespace Nadia.Core.Review.Editing;

/// <summary>What is recorded of the text that a person approved, worked out by the service and not by the page.</summary>
/// <param name="Effort">0 to 100 percent of the words.</param>
/// <param name="BasedOn">The earlier version it was written from; null for the draft itself.</param>
internal sealed record FinalText(Verdict Verdict, int Effort, Guid? BasedOn);
