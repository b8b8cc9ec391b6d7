using System.Text.RegularExpressions;
using Nadia.Core.Safety;

namespace Nadia.Core.Drafting.Offline;

/// <summary>Recognises what a sentence wants by its words, in English and Spanish.</summary>
internal static class OfflineIntents
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly (OfflineIntent Intent, Regex Words)[] ByWords =
    [
        (OfflineIntent.Complaint, Words(
            "complain|complaint|broken|damaged|defective|doesn't work|does not work|not working|never arrived|hasn't arrived|still waiting|wrong item|disappointed"
            + "|terrible|awful|unacceptable|angry|refund|scam|roto|rota|danado|danada|no funciona|no ha llegado|no llego|sigo esperando|equivocado|decepcionad[oa]"
            + "|pesimo|horrible|inaceptable|reembolso|devolucion|queja|estafa")),
        (OfflineIntent.Price, Words("price|prices|cost|costs|how much|expensive|cheap|discount|fee|rate|precio|precios|cuesta|cuestan|cuanto sale|cuanto vale|vale|caro|barato|descuento|tarifa")),
        (OfflineIntent.Order, Words("order|ordered|buy|purchase|book|booking|reserve|pay|payment|invoice|package|parcel|shipping|shipment|tracking"
            + "|pedido|pedir|comprar|compra|reservar|reserva|pagar|pago|factura|paquete|envio|enviar|seguimiento")),
        (OfflineIntent.Time, Words("when|what time|open|opening|close|closing|hours|today|tomorrow|schedule|appointment|deliver|delivery|arrive"
            + "|cuando|hora|horario|horarios|abren|abierto|cierran|hoy|manana|cita|entrega|llega")),
        (OfflineIntent.Question, Words("what|which|who|where|why|how|can you|could you|do you|does|is it|is there|are there"
            + "|que|cual|quien|donde|por que|como|puedes|podrias|pueden|tienen|tienes|hay")),
        (OfflineIntent.Thanks, Words("thanks|thank you|thx|ty|appreciate|gracias|agradezco")),
        (OfflineIntent.Goodbye, Words("bye|goodbye|see you|good night|adios|hasta luego|nos vemos|buenas noches")),
        (OfflineIntent.Greeting, Words("hi|hello|hey|hiya|good morning|good afternoon|good evening|hola|buenas|buenos dias|buenas tardes")),
    ];

    public static OfflineIntent Of(string sentence)
    {
        var folded = FoldedText.Of(sentence).Plain;
        foreach (var (intent, words) in ByWords)
        {
            var asks = intent is OfflineIntent.Question or OfflineIntent.Time;
            if (words.IsMatch(folded) && (!asks || sentence.Contains('?', StringComparison.Ordinal) || StartsWith(words, folded))) return intent;
        }

        return sentence.Contains('?', StringComparison.Ordinal) ? OfflineIntent.Question : OfflineIntent.Statement;
    }

    private static bool StartsWith(Regex words, string folded) => words.Match(folded) is { Index: <= 1 };

    private static Regex Words(string alternatives) => new($@"\b(?:{alternatives})\b", Options);
}
