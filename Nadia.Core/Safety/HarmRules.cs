using static Nadia.Core.Safety.RuleCategories;

namespace Nadia.Core.Safety;

/// <summary>Harm to people: crises, minors, threats and insults.</summary>
internal static class HarmRules
{
    public static IReadOnlyList<RuleDefinition> All { get; } =
    [
        new RuleDefinition("crisis-self-harm", Crisis, Severity.Severe, JudgedText.Inbound,
            "The customer may be in danger. Answer in person, gently, and name a local emergency line.")
            .Words("suicide", "suicidal", "kill myself", "killing myself", "end my life", "ending my life", "take my own life", "want to die",
                "wanna die", "better off dead", "no reason to live", "hurt myself", "harm myself", "self harm", "self-harm", "cut my wrists", "cutting myself", "cut myself on purpose",
                "overdose", "took an overdose", "bottle of pills", "ending it all", "want to end it all", "don't want to live", "do not want to live", "don't want to be alive",
                "don't want to be here anymore", "better off without me", "never wake up again",
                "suicidio", "suicidarme", "matarme", "quitarme la vida", "acabar con mi vida", "quiero morir", "quiero morirme",
                "no quiero vivir", "no quiero seguir viviendo", "no quiero estar vivo", "no quiero estar viva", "mejor no despertar",
                "no despertar mas", "estarian mejor sin mi", "hacerme dano", "cortarme las venas", "me corte las venas"),
        new RuleDefinition("crisis-despair", Crisis, Severity.Major, JudgedText.Inbound, "The customer sounds desperate: answer this one soon and in person.")
            .Words("can't go on", "cannot go on", "can't take it anymore", "nobody would miss me", "i hate my life", "no point in anything",
                "no point in living", "no point anymore", "feel hopeless", "feeling hopeless", "nothing matters anymore", "all alone in this world", "no puedo mas",
                "nada tiene sentido", "no le veo sentido a nada", "sin esperanza",
                "odio mi vida", "nadie me echaria de menos"),
        new RuleDefinition("crisis-violence-suffered", Crisis, Severity.Major, JudgedText.Inbound, "The customer may be suffering violence: answer in person.")
            .Words("he hits me", "she hits me", "he beats me", "she beats me", "husband beats me", "wife beats me", "boyfriend beats me", "girlfriend beats me", "husband hits me", "wife hits me",
                "boyfriend hits me", "father hits me", "mother hits me", "dad hits me", "mom hits me", "threatened me with", "threatened to kill me", "scared of my husband",
                "scared of my boyfriend", "afraid of my husband", "afraid of my boyfriend", "i was raped", "i am being abused", "i'm being abused", "me pega",
                "me maltrata", "me violaron"),
        new RuleDefinition("incites-self-harm", Crisis, Severity.Severe, JudgedText.Reply, "Tells the customer to harm themselves.")
            .Words("kill yourself", "kill urself", "kys", "hurt yourself", "harm yourself", "end your life", "take your own life", "you should die",
                "go die", "drop dead", "better off dead", "nobody would miss you", "world would be better without you",
                "matate", "suicidate", "muerete", "deberias morir", "quitate la vida", "hazte dano"),
        new RuleDefinition("minor-says-so", Minors, Severity.Severe, JudgedText.Inbound, "The customer seems to be under age.")
            .Expression(@"\b(?:i am|i'm|im)\s+(?:only\s+|just\s+)?(?:[7-9]|1[0-7])(?:\s*(?:years?\s*old|yrs?\s*old|y/?o)\b|\s*[.,!?;)]|\s*$)|\btengo\s+(?:solo\s+)?(?:[7-9]|1[0-7])\s+anos\b"
                + @"|\b(?:i am|i'm|im)\s+in\s+(?:the\s+)?(?:[3-9](?:rd|th)|1[0-2]th)\s+grade\b|\b(?:i am|i'm|im)\s+in\s+(?:middle|elementary|primary)\s+school\b"
                + @"|\b(?:voy|estoy)\s+en\s+(?:\w+\s+(?:de\s+)?)?(?:primaria|secundaria)\b"),
        new RuleDefinition("minor-mentioned", Minors, Severity.Major, null, "Under-age people are the subject.")
            .Words("underage", "under age", "under 18", "menor de edad", "menores de edad", "my parents don't know", "mis padres no saben"),
        new RuleDefinition("threat", Harassment, Severity.Severe, null, "Threatens somebody.") { Except = @"\b(?:won't|wouldn't|doesn't|will\s+not|not\s+gonna|didn't)\s+kill\s+you\b" }
            .Words("kill you", "i will find you", "i'll find you", "hurt you badly", "beat you up", "i know where you live", "make you pay for this", "you will pay for this", "you'll pay for this",
                "burn your house", "te voy a matar", "te mato", "voy a matarte", "te voy a encontrar", "se donde vives", "te vas a arrepentir", "te voy a pegar"),
        new RuleDefinition("insult", Harassment, Severity.Major, JudgedText.Reply, "Insults the customer.") { Except = @"\bstupid\s+questions?\b|\bpregunta\s+estupida\b" }
            .Words("idiot", "moron", "stupid", "dumb", "pathetic", "loser", "shut up", "go to hell", "fuck you", "fuck off", "bitch", "asshole", "bastard",
                "slut", "whore", "you disgust me", "worthless", "idiota", "estupido", "estupida", "imbecil", "callate", "vete al infierno", "vete al diablo",
                "vete a la mierda", "puta", "pendejo", "pendeja", "gilipollas", "cabron", "inutil"),
        new RuleDefinition("abuse-received", Harassment, Severity.Minor, JudgedText.Inbound, "The customer is abusive or very angry: keep calm.")
            .Words("fuck you", "fuck off", "you idiot", "you idiots", "scammer", "scammers", "thieves", "piece of shit", "asshole", "hijo de puta",
                "hijos de puta", "vete a la mierda", "estafadores", "ladrones", "gilipollas"),
        new RuleDefinition("legal-threat", Harassment, Severity.Minor, JudgedText.Inbound, "The customer speaks of lawyers or the police.")
            .Words("my lawyer will", "my lawyer is", "from my lawyer", "talk to my lawyer", "i will sue", "i'll sue", "take you to court", "call the police", "report you", "mi abogado", "los voy a demandar",
                "te voy a denunciar", "voy a denunciar", "llamar a la policia"),
    ];
}
