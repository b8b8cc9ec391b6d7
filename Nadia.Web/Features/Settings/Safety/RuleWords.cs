using Nadia.Core.Safety;

namespace Nadia.Web.Features.Settings.Safety;

/// <summary>How the parts of a rule are called on the screen.</summary>
internal static class RuleWords
{
    public static string Say(RuleKind kind) => kind switch
    {
        RuleKind.Words => "Words and phrases",
        RuleKind.Expression => "Regular expression",
        RuleKind.Number => "Number",
        RuleKind.Link => "Link",
        RuleKind.Length => "Length",
    };

    public static string Say(JudgedText? side) => side switch
    {
        JudgedText.Inbound => "Customer's message",
        JudgedText.Reply => "Reply",
        null => "Both",
    };

    public static string Say(NumberShape shape) => shape switch
    {
        NumberShape.Card => "Payment card",
        NumberShape.Iban => "Bank account (IBAN)",
        NumberShape.Phone => "Telephone",
    };

    public static string Colour(Severity severity) => severity switch
    {
        Severity.Minor => "pill-info",
        Severity.Major => "pill-warn",
        Severity.Severe => "pill-bad",
    };
}
