using System.ComponentModel;
using Nadia.Core.Safety;

namespace Nadia.Web.Api.Reviews;

/// <summary>One place where a rule of the constitution applies.</summary>
internal sealed record FlagAnswer(
    string Rule,
    string Category,
    Severity Severity,
    [property: Description("`inbound`: the customer's text; `reply`: the proposed bubbles.")] JudgedText In,
    string Why,
    [property: Description("Offset in UTF-16 units in the judged text.")] int Start,
    [property: Description("Length in UTF-16 units.")] int Length,
    [property: Description("The zero-based bubble; null for the customer's text.")] int? Bubble)
{
    public static FlagAnswer Of(Finding finding) => new(
        finding.Rule, finding.Category, finding.Severity, finding.In, finding.Why, finding.Start, finding.Length, finding.Bubble);
}
