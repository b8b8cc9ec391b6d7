namespace Nadia.Core.Common;

/// <summary>An expected failure: nothing was written, and <see cref="Message"/> is a sentence a person understands.</summary>
public abstract record Refusal(string Message);
