namespace Nadia.Core.Safety;

/// <summary>What the constitution advises. It never blocks: a person decides.</summary>
public enum Recommendation
{
    Approve,
    Review,
    Flag,
}
