using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Safety;

namespace Nadia.Web.Features.Review.Queue;

/// <summary>How the safety rules' advice is said and shown.</summary>
public static class RiskWords
{
    public static string Of(Recommendation recommendation) => recommendation switch
    {
        Recommendation.Approve => Words.Of("Low risk"),
        Recommendation.Review => Words.Of("Look closely"),
        Recommendation.Flag => Words.Of("Flagged"),
    };

    public static string Tone(Recommendation recommendation) => recommendation switch
    {
        Recommendation.Approve => "pill-good",
        Recommendation.Review => "pill-warn",
        Recommendation.Flag => "pill-bad",
    };

    public static string Icon(Recommendation recommendation) => recommendation switch
    {
        Recommendation.Approve => Icons.Material.Outlined.CheckCircle,
        Recommendation.Review => Icons.Material.Outlined.Visibility,
        Recommendation.Flag => Icons.Material.Outlined.Flag,
    };

    /// <param name="score">0.0 to 1.0.</param>
    public static string Title(decimal score) => Words.Fill($"Risk {score:0.0} of 1.0");
}
