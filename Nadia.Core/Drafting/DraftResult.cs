namespace Nadia.Core.Drafting;

/// <summary>What became of a worker's result.</summary>
internal enum DraftResult
{
    /// <summary>The draft waits for a reviewer.</summary>
    Stored,

    /// <summary>Somebody answered meanwhile: there is nothing to draft any more.</summary>
    NobodyWaits,

    /// <summary>Somebody answered a part meanwhile: what is left is drafted anew.</summary>
    Outdated,

    /// <summary>Another worker had taken over; nothing was written.</summary>
    Superseded,
}
