namespace Nadia.Tests.Load;

/// <summary>Runs after all the others and by itself: what it measures is the whole process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
