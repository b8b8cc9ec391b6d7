namespace Nadia.Core.Drafting.Templates;

/// <summary>What was done to a reply template.</summary>
public enum ReplyTemplateDeed
{
    Added,
    Edited,
    Moved,
    SwitchedOff,
    SwitchedOn,
}
