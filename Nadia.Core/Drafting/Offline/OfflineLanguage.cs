using System.Collections.Frozen;
using Nadia.Core.Safety;

namespace Nadia.Core.Drafting.Offline;

/// <summary>Tells English from Spanish by the little words.</summary>
internal static class OfflineLanguage
{
    private static readonly FrozenSet<string> English = Set(
        "the a an and or is are am was do does did i you he she it we they my your to of in on for with this that what how when where why which who can could would will have has don't i'm it's please thanks hello hi hey yes not");

    private static readonly FrozenSet<string> Spanish = Set(
        "el la los las un una unos unas y o es son soy era yo tu usted ella nosotros mi mis su sus de del en con para por que como cuando donde cual quien puedo puede quiero tengo tiene hay esta este esto hola gracias buenas buenos si cuanto cuesta muy pero me se lo le ya no ha todavia");

    /// <summary>True for Spanish; null when the text does not tell.</summary>
    public static bool? IsSpanish(string text)
    {
        var words = FoldedText.Of(text).Plain.Split([' ', '\n', '\t', ',', '.', ';', ':', '!', '?', '¡', '¿', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries);
        var (english, spanish) = (words.Count(English.Contains), words.Count(Spanish.Contains));
        if (text.AsSpan().ContainsAny("¿¡ñ")) spanish += 2;
        return english == spanish ? null : spanish > english;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
