using Nadia.Core.Common;
using Nadia.Core.Review.Checks;

namespace Nadia.Web.Features.Review.Checks;

/// <summary>How attention checks are called on the screen.</summary>
internal static class CheckWords
{
    public static string Of(CheckCategory category) => category switch
    {
        CheckCategory.Promise => Words.Of("Promise"),
        CheckCategory.BankData => Words.Of("Bank data"),
        CheckCategory.Privacy => Words.Of("Privacy"),
        CheckCategory.WrongFact => Words.Of("Wrong or beside the point"),
        CheckCategory.Manners => Words.Of("Pressure and manners"),
        CheckCategory.Advice => Words.Of("Professional advice"),
        CheckCategory.Denial => Words.Of("Denies being automated"),
        CheckCategory.Other => Words.Of("Something else"),
    };

    /// <summary>What the reviewer did, kindly.</summary>
    public static string Of(CheckResult result) => result switch
    {
        { Caught: false, Deed: CheckDeed.Edited } => Words.Of("You changed it, but what was wrong stayed in. It happens to everybody who reads many drafts."),
        { Caught: false } => Words.Of("This one got past you. It happens to everybody who reads many drafts."),
        { Deed: CheckDeed.Edited } => Words.Of("You caught it: your text would have been right."),
        _ => Words.Of("You caught it."),
    };
}
