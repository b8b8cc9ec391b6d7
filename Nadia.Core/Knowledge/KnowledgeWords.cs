using System.Collections.Frozen;
using System.Text;
using Nadia.Core.Safety;

namespace Nadia.Core.Knowledge;

/// <summary>What of a customer's words is worth a search: no greeting, no thanks, no word that every message holds.</summary>
internal static class KnowledgeWords
{
    private const int MaxWords = 40;

    // The search itself leaves out each language's smallest words; these are the chat's own.
    private static readonly FrozenSet<string> Chatter = (
        "hi hello hey hiya thanks thank thx please pls ok okay yes yeah no nope bye good morning afternoon evening night day sorry want wanted like know need"
        + " would could can get got tell say said let hope great nice well anyone someone something anything help question lot really just also still much many one us im ive id"
        + " hola buenas buenos dias tardes noches gracias favor vale si adios perdon disculpa quiero queria quisiera gustaria saber necesito puedo puedes podria podrias"
        + " decir dime hacer hay tengo tienes tienen algo alguien ayuda pregunta mucho muchas muchos solo tambien bien muy uno una ustedes usted").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Folded and with a space between; empty when nothing is worth it.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Fold(text)) folded.Append(char.IsLetterOrDigit(c) ? c : ' ');
        var words = folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length is > 1 and <= 60 && !Chatter.Contains(word))
            .Distinct(StringComparer.Ordinal)
            .Take(MaxWords);
        return string.Join(' ', words);
    }

    /// <summary>Lower case without accents: documents and questions are folded alike before they meet.</summary>
    public static string Fold(string text) => FoldedText.Of(text).Plain;
}
