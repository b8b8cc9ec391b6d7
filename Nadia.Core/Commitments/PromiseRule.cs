using System.Text.RegularExpressions;
using Nadia.Core.Drafting;
using Nadia.Core.Safety;

namespace Nadia.Core.Commitments;

/// <summary>
/// Sees promises in a text by a plain rule: a sentence that is no question, in which "I" or "we" announce to do something and a time is
/// named, in English or Spanish. It only proposes, so it may be wrong both ways; it never guesses a time that no word names.
/// </summary>
internal static class PromiseRule
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Announces = new(
        @"\b(?:i'll|i will|we'll|we will|i shall|we shall|i'm going to|i am going to|we're going to|we are going to|let me"
        + @"|(?:te|le|os|les|se) (?:l[oa]s? )?(?:envi[oa]|mand[oa]|escrib[oe]|llam[oa]|confirm[oa]|avis[oa]|respond[oe]|contest[oa]|pas[oa]|dig[oa]|cuent[oa]|reserv[oa]|guard[oa]|prepar[oa])"
        + @"|(?:te|le|os|les|se) (?:l[oa]s? )?(?:enviamos|mandamos|escribimos|llamamos|confirmamos|avisamos|respondemos|contestamos|pasamos|decimos|contamos|reservamos|guardamos|preparamos)"
        + @"|(?:voy|vamos) a [a-z]+r(?:te|le|os|les|lo|la|los|las|telo|tela|selo|sela)?"
        + @"|(?:enviar|mandar|escribir|llamar|confirmar|avisar|responder|contestar|pasar|contar|reservar|guardar|preparar|revisar|mirar|preguntar|comprobar|consultar|entregar|dar|volver)(?:e|emos)"
        + @"|dir(?:e|emos)|tendr(?:e|emos)|har(?:e|emos))\b", Options);

    private static readonly Regex Denies = new(@"\b(?:(?:i|we)(?:'ll| will| shall) (?:not|never)|no (?:te|le|os|les|se|voy|vamos))\b", Options);

    /// <summary>At most one a sentence, in the order of the text.</summary>
    /// <param name="zone">Whose days and hours the words mean.</param>
    public static IEnumerable<FoundPromise> Find(IEnumerable<string> bubbles, DateTimeOffset now, TimeZoneInfo zone) =>
        from sentence in bubbles.SelectMany(BubbleSplitter.Sentences)
        where sentence.Length <= CommitmentRules.MaxText && !sentence.EndsWith('?')
        let folded = FoldedText.Of(sentence).Plain
        where Announces.IsMatch(folded) && !Denies.IsMatch(folded)
        let due = TimeWords.Find(folded, now, zone)
        where due is not null
        select new FoundPromise(sentence, sentence, due, CommitmentSource.Rule);
}
