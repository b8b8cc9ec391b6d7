using Nadia.Core.Common;
using Nadia.Core.Safety;

namespace Nadia.Web.Features.Settings.Safety;

/// <summary>How the parts of a rule are called on the screen.</summary>
internal static class RuleWords
{
    public static string Say(RuleKind kind) => kind switch
    {
        RuleKind.Words => Words.Of("Words and phrases"),
        RuleKind.Expression => Words.Of("Regular expression"),
        RuleKind.Number => Words.Of("Number"),
        RuleKind.Link => Words.Of("Link"),
        RuleKind.Length => Words.Of("Length"),
    };

    public static string Say(JudgedText? side) => side switch
    {
        JudgedText.Inbound => Words.Of("Customer's message"),
        JudgedText.Reply => Words.Of("Reply"),
        null => Words.Of("Both"),
    };

    public static string Say(NumberShape shape) => shape switch
    {
        NumberShape.Card => Words.Of("Payment card"),
        NumberShape.Iban => Words.Of("Bank account (IBAN)"),
        NumberShape.Phone => Words.Of("Telephone"),
    };

    public static string Say(Severity severity) => severity switch
    {
        Severity.Minor => Words.Of("Minor"),
        Severity.Major => Words.Of("Major"),
        Severity.Severe => Words.Of("Severe"),
    };

    public static string Say(Recommendation recommendation) => recommendation switch
    {
        Recommendation.Approve => Words.Of("Approve"),
        Recommendation.Review => Words.Of("Review"),
        Recommendation.Flag => Words.Of("Flag"),
    };

    public static string Colour(Severity severity) => severity switch
    {
        Severity.Minor => "pill-info",
        Severity.Major => "pill-warn",
        Severity.Severe => "pill-bad",
    };
}
