namespace Nadia.Core.Drafting.Templates;

/// <summary>How strongly a template asks the customer to act.</summary>
public enum ReplyTemplateLevel
{
    Soft,
    Medium,
    Direct,
}
