using static Nadia.Core.Safety.RuleCategories;

namespace Nadia.Core.Safety;

/// <summary>
/// Attempts to give orders to the model in a customer's message, in English and Spanish. Each asks for words that only make sense to a
/// machine (your instructions, the prompt, a part without rules), so that "ignore my last message", "forget the blue one" and "show me
/// the instructions for the lamp" stay ordinary talk.
/// </summary>
internal static class InjectionRules
{
    public static IReadOnlyList<RuleDefinition> All { get; } =
    [
        new RuleDefinition("instructions-to-model", Injection, Severity.Major, JudgedText.Inbound, "Tries to give orders to the model: read the draft with care.")
        { Except = @"\b(?:don't|do\s+not|never|won't|didn't)\s+(?:ignore|disregard|forget)\b|\bno\s+(?:ignores|olvides)\b" }
            .Expression(
                @"\b(?:ignore|disregard|forget|override|bypass)\s+(?:all\s+|any\s+)?(?:of\s+)?(?:your\s+|the\s+|these\s+|those\s+)?(?:previous|prior|above|earlier|system|original|initial)\s+(?:instructions?|prompts?|rules|guidelines|directives)\b"
                + @"|\b(?:ignore|disregard|forget|override|bypass)\s+(?:all\s+|any\s+)?(?:of\s+)?your\s+(?:\w+\s+)?(?:instructions?|rules|guidelines|prompt|programming|restrictions)\b"
                + @"|\b(?:ignore|disregard|forget)\s+(?:everything|anything|all)\s+(?:that\s+)?you\s+(?:were|have\s+been)\s+(?:told|taught|instructed)\b"
                + @"|\byour\s+new\s+(?:instructions|rules|prompt)\s*(?:are|is|:)"
                + @"|\b(?:ignora|olvida|olvidate\s+de|descarta|saltate)\s+(?:todas?\s+)?tus\s+(?:\w+\s+)?(?:instrucciones|reglas|normas|directrices)\b"
                + @"|\b(?:ignora|olvida|olvidate\s+de|descarta)\s+(?:todas?\s+)?(?:las|estas|esas)\s+(?:instrucciones|reglas|normas|directrices)\s+(?:previas|anteriores|del\s+sistema|de\s+arriba|iniciales)\b"
                + @"|\b(?:ignora|olvida)\s+(?:todo\s+)?(?:lo\s+que\s+te\s+(?:han\s+dicho|dijeron|ordenaron)|tu\s+(?:prompt|programacion|entrenamiento))\b"
                + @"|\btus\s+nuevas\s+(?:instrucciones|reglas)\s*(?:son|:)"),
        new RuleDefinition("asks-for-prompt", Injection, Severity.Major, JudgedText.Inbound, "Asks for the model's own instructions: the draft must not tell them.")
            .Expression(
                @"\b(?:system|developer|hidden|secret)\s+prompt\b"
                + @"|\b(?:print|show|reveal|repeat|output|display|tell|give|share|send|paste|translate|summari[sz]e)\s+(?:me\s+|us\s+)?(?:all\s+(?:of\s+)?)?(?:your|the)\s+(?:full\s+|entire\s+|exact\s+|own\s+|initial\s+|original\s+)?prompts?\b"
                + @"|\b(?:print|show|reveal|repeat|output|display|tell|give|share|send|paste|translate|summari[sz]e)\s+(?:me\s+|us\s+)?(?:all\s+(?:of\s+)?)?your\s+(?:initial|original|exact|hidden|secret|internal|system)\s+(?:instructions|rules|guidelines)\b"
                + @"|\b(?:print|reveal|output|leak|dump)\s+(?:all\s+(?:of\s+)?)?your\s+(?:\w+\s+)?(?:instructions|rules|guidelines|configuration)\b"
                + @"|\b(?:repeat|print|output)\s+(?:everything|all|the\s+(?:text|words))\s+(?:\w+\s+)?above\b"
                + @"|\bwhat\s+(?:are|were)\s+your\s+(?:system|initial|original|exact|hidden|secret)\s+(?:instructions|rules)\b"
                + @"|\b(?:muestra|muestrame|ensena|ensename|dime|imprime|repite|revela|copia|traduce|pega|dame)\s+(?:todo\s+)?(?:tu|el)\s+(?:prompt|mensaje\s+de(?:l)?\s+sistema)\b"
                + @"|\b(?:muestra|muestrame|ensename|dime|repite|copia|traduce|dame)\s+(?:todas\s+)?(?:tus|las)\s+instrucciones\s+(?:iniciales|originales|ocultas|secretas|internas|del\s+sistema)"
                + @"|\b(?:imprime|revela)\s+(?:todas\s+)?(?:tus|las)\s+(?:\w+\s+)?instrucciones\b|\bprompt\s+del\s+sistema\b"
                + @"|\brepite\s+todo\s+lo\s+(?:anterior|de\s+arriba)\s+(?:palabra|literal|tal\s+cual)"),
        new RuleDefinition("fake-marks", Injection, Severity.Major, JudgedText.Inbound, "Imitates the marks by which a model is steered: read the draft with care.")
        { Except = @"^\s*(?:system|sistema)\s*:\s*(?:windows|android|ios|mac|linux|iphone|ubuntu)" }
            .Expression(
                @"</?\s*(?:customer_|earlier_|system\b|assistant\b|instructions?\b|prompt\b)|<\|[a-z_]{1,20}\|>|\[/?\s*(?:inst|system)\s*\]|<<\s*/?\s*sys\s*>>|</?(?:start|end)_of_turn>"
                + @"|^\s*(?:#{1,4}\s*)?(?:system|assistant|developer|sistema|asistente)(?:\s+(?:prompt|message|note|override|update|mensaje))?\s*:"
                + @"|^\s*#{1,4}\s*(?:new\s+|nuevas\s+)?(?:instructions?|instrucciones)\b|""role""\s*:\s*""(?:system|assistant|developer)"""
                + @"|\b(?:begin|end)\s+(?:of\s+)?(?:system|admin)\s+(?:prompt|message|override)\b"),
        new RuleDefinition("role-play", Injection, Severity.Major, JudgedText.Inbound, "Tries to make the model play a part: read the draft with care.")
        { Except = @"\b(?:don't|do\s+not|won't|can't|cannot|not|never|i'll|i|they|she|he|we)\s+(?:\w+\s+)?pretend\b|\bno\s+finj[ao]\b" }
            .Expression(
                @"\byou\s+are\s+now\s+(?:a\s+|an\s+|the\s+|in\s+)?(?:dan\b|free\s+(?:of|from)\b|unrestricted|uncensored|jailbroken|an?\s+ai\b|ai\b|admin\b|root\b|evil\b|(?:\w+\s+){0,2}(?:without|with\s+no)\s+(?:any\s+)?(?:rules|restrictions|limits|filters))"
                + @"|\b(?:act|behave|respond|answer|roleplay|role-play)\s+(?:as|like)\s+(?:if\s+you\s+(?:are|were|have|had)\s+)?(?:an?\s+|the\s+|my\s+)?(?:\w+\s+){0,3}(?:without|with\s+no|no)\s+(?:any\s+)?(?:rules|restrictions|limits|filters|guidelines|limitations)\b"
                + @"|\b(?:act|behave|respond|answer|roleplay|role-play)\s+(?:as|like)\s+(?:if\s+you\s+were\s+)?(?:an?\s+|the\s+)?(?:ai|dan|jailbroken|unrestricted|uncensored|developer|administrator|linux\s+terminal|(?:\w+\s+)?language\s+model)\b"
                + @"|\bpretend\s+(?:to\s+be\b|(?:that\s+)?you(?:'re|\s+are|\s+were|\s+have\s+no)\b|there\s+are\s+no\s+rules)"
                + @"|\b(?:you(?:'re|\s+are)\s+(?:now\s+)?in|enter|switch\s+(?:in)?to|respond\s+in|answer\s+in)\s+(?:\w+\s+)?(?:developer|god|debug|dan|jailbreak|unrestricted)\s+mode\b"
                + @"|\bfrom\s+now\s+on,?\s+you\s+(?:will|must|are|have\s+to)\s+(?:\w+\s+){0,4}(?:obey|unrestricted|uncensored|(?:without|no)\s+(?:rules|restrictions))\b"
                + @"|\b(?:ahora|a\s+partir\s+de\s+ahora|desde\s+ahora),?\s+(?:tu\s+)?eres\s+(?:un\s+|una\s+|el\s+|la\s+)?(?:dan\b|ia\b|hacker|administrador|modelo\s+de\s+lenguaje|(?:\w+\s+){0,3}sin\s+(?:reglas|restricciones|limites|filtros|censura))"
                + @"|\b(?:actua|responde|comportate|imagina)\s+(?:como\s+|que\s+)(?:si\s+)?(?:eres\s+|fueras\s+)?(?:un\s+|una\s+)?(?:ia\b|dan\b|hacker\b|administrador\b|modelo\s+de\s+lenguaje|(?:\w+\s+){0,3}(?:sin|no\s+tuvieras|no\s+tienes|no\s+hubiera)\s+(?:ningunas?\s+)?(?:reglas|restricciones|limites|filtros|censura))"
                + @"|\b(?:finge|haz\s+de\s+cuenta)\s+(?:ser\b|que\s+(?:eres|no\s+tienes)\b)"
                + @"|\b(?:estas|entra|pasa|responde)\s+(?:ahora\s+)?(?:en|a|al)\s+(?:el\s+)?modo\s+(?:desarrollador|dios|dan|sin\s+restricciones|depuracion)\b"),
    ];
}
