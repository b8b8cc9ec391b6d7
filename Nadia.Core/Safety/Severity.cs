namespace Nadia.Core.Safety;

/// <summary>How much a finding matters. A severe one flags the draft by itself.</summary>
public enum Severity
{
    Minor,
    Major,
    Severe,
}
