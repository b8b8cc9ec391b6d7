using System.Collections.Frozen;

namespace Nadia.Core.Drafting.Offline;

/// <summary>The Spanish phrases.</summary>
internal static class OfflinePhrasesSpanish
{
    public static OfflinePhrases All { get; } = new(
        "¡Hola!",
        "¡Hola, {name}!",
        "También tengo presente lo que escribiste antes: “{topic}”.",
        new Dictionary<OfflineIntent, string[]>
        {
            [OfflineIntent.Complaint] =
            [
                "Siento mucho lo ocurrido{topic}. Una persona del equipo lo va a revisar y te respondemos por aquí.",
                "Eso no tendría que haber pasado, lo siento{topic}. Lo paso al equipo para que alguien lo revise.",
            ],
            [OfflineIntent.Price] =
            [
                "Preguntas por un precio{topic}. No tengo la cifra a mano, así que la consulto con el equipo y te respondo por aquí.",
                "Sobre el precio{topic}: prefiero darte la cifra correcta antes que adivinar, así que pregunto al equipo.",
            ],
            [OfflineIntent.Order] =
            [
                "Se trata de un pedido{topic}. Pregunto al equipo cómo va y te escribo por aquí.",
                "Estoy mirando el pedido con el equipo{topic}, y te contamos por aquí.",
            ],
            [OfflineIntent.Time] =
            [
                "Preguntas por una fecha u hora{topic}. Quiero decirte la correcta, así que primero la consulto con el equipo.",
                "Sobre la fecha{topic}: pregunto al equipo para darte una respuesta segura.",
            ],
            [OfflineIntent.Question] =
            [
                "Buena pregunta{topic}. Prefiero consultarlo antes que adivinar, así que pregunto al equipo y te respondo por aquí.",
                "He leído tu pregunta{topic}. Lo averiguo y te escribo por aquí.",
            ],
            [OfflineIntent.Thanks] = ["¡De nada!", "¡Con mucho gusto!"],
            [OfflineIntent.Goodbye] = ["Cuídate, y escribe cuando quieras.", "¡Hasta la próxima!"],
            [OfflineIntent.Greeting] = ["Qué bueno leerte.", "Me alegra que escribas."],
            [OfflineIntent.Statement] = ["Gracias por contárnoslo{topic}. El equipo también lo ve.", "Lo he leído{topic}, gracias. El equipo también lo ve."],
        }.ToFrozenDictionary(),
        new Dictionary<OfflineIntent, string>
        {
            [OfflineIntent.Complaint] = "¿Me dices tu número de pedido o cuándo ocurrió?",
            [OfflineIntent.Price] = "¿Cuál tienes en mente?",
            [OfflineIntent.Order] = "¿Tienes un número de pedido?",
            [OfflineIntent.Time] = "¿Qué día te vendría bien?",
            [OfflineIntent.Question] = "¿Hay algo más que deba preguntar por ti?",
            [OfflineIntent.Thanks] = "¿Hay algo más que podamos hacer por ti?",
            [OfflineIntent.Greeting] = "¿Qué podemos hacer por ti?",
            [OfflineIntent.Statement] = "¿Cómo podemos ayudarte con eso?",
        }.ToFrozenDictionary());
}
