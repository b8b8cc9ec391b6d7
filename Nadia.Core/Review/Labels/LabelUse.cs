namespace Nadia.Core.Review.Labels;

/// <summary>Whether reviewers are asked for a label when they approve.</summary>
public enum LabelUse
{
    Optional,
    Hidden,
    Required,
}
