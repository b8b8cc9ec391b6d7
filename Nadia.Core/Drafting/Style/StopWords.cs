using System.Collections.Frozen;

namespace Nadia.Core.Drafting.Style;

/// <summary>The little words of English and Spanish, folded as <c>FoldedText</c> folds: nobody notices when they come again.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> All = (
        "a about after again all also am an and any are as at be because been but by can could did do does don't doesn't for from get got had has have he her here him his how "
        + "i i'd i'll i'm i've if in into is isn't it it's its just like me more most my no not now of off on only or our out over please she should so some than that that's the "
        + "their them then there there's these they this those to too up us very was we we'll we're we've were what when where which who why will with would yes you you'll you're "
        + "you've your hi hello hey ok okay thanks "
        + "al algo ante antes aqui asi aun aunque bien cada como con cual cuando de del desde donde dos e el ella ellas ellos en entre era es esa ese eso esta estan estar este esto "
        + "estos estoy fue ha hace han hasta hay he hola la las le les lo los mas me mi mis muy nada ni no nos nosotros nuestra nuestro o otra otro para pero poco por porque pues que "
        + "quien se sea ser si sin sobre solo somos son soy su sus tal tambien tan te tengo ti tiene todo todos tu tus un una uno unos usted y ya yo gracias")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => All.Contains(word);
}
