using static Nadia.Core.Safety.RuleCategories;

namespace Nadia.Core.Safety;

/// <summary>What a business should not say lightly: promises, professional advice, pressure.</summary>
internal static class PromiseRules
{
    public static IReadOnlyList<RuleDefinition> All { get; } =
    [
        new RuleDefinition("guarantee", Promises, Severity.Major, JudgedText.Reply, "Guarantees something.")
        { Except = @"\b(?:can't|cannot|can\s+not|couldn't|don't|no|not|never|without)\s+(?:\w+\s+)?guarantee\w*|\bno\s+(?:\w+\s+)?(?:garantizar|garantizo|garantia)\b" }
            .Words("guarantee", "guaranteed", "guarantees", "risk free", "risk-free", "no risk", "always works", "never fails", "works every time",
                "garantizo", "garantizamos", "garantizado", "garantizada", "garantizar", "sin riesgo", "sin ningun riesgo", "siempre funciona", "nunca falla"),
        new RuleDefinition("certainty", Promises, Severity.Minor, JudgedText.Reply, "Sounds more certain than anybody can be.")
            .Expression(@"\b100\s*%\s*(?:safe|sure|certain|secure|effective|seguro|segura|efectivo|efectiva)\b|\b(?:will|'ll)\s+definitely\b|\bwithout\s+(?:any\s+)?doubt\b|\bsin\s+(?:ninguna\s+)?duda\b"),
        new RuleDefinition("promise", Promises, Severity.Major, JudgedText.Reply, "Makes a promise that somebody must keep.")
            .Words("i promise", "we promise", "you have my word", "i swear", "te prometo", "te lo prometo", "prometemos", "te lo juro", "tienes mi palabra"),
        new RuleDefinition("refund", Promises, Severity.Major, JudgedText.Reply, "Promises money back: check that it is so.")
            .Words("full refund", "money back", "refund you", "free of charge", "for free", "reembolso completo", "reembolso total", "te devolvemos el dinero",
                "devolucion total", "totalmente gratis"),
        new RuleDefinition("delivery-date", Promises, Severity.Minor, JudgedText.Reply, "Promises a date: check that it is so.")
            .Expression(@"\b(?:will|'ll)\s+(?:arrive|be\s+there|be\s+delivered|be\s+ready|have\s+it)\s+(?:today|tomorrow|tonight|by|on|in|within)\b|\bllegara\s+(?:hoy|manana|el|en|antes)\b|\bestara\s+listo\s+(?:hoy|manana|el|en)\b"),
        new RuleDefinition("medical-advice", Advice, Severity.Major, JudgedText.Reply, "Reads as medical advice.")
            .Expression(@"\b\d+\s*mg\b|\byou\s+(?:probably\s+)?have\s+(?:depression|anxiety|diabetes|cancer|covid|an\s+infection)\b|\bstop\s+taking\s+(?:your\s+)?(?:\w+\s+)?(?:medication|meds|pills|medicine)\b|\b(?:deja|deje)\s+de\s+tomar\b|\b(?:diagnose|diagnosis|prescribe|prescription|dosage|diagnostico|dosis|receta\s+medica)\b"),
        new RuleDefinition("legal-advice", Advice, Severity.Major, JudgedText.Reply, "Reads as legal advice.")
            .Words("you should sue", "you can sue", "legally you", "it is legal to", "it's legal to", "you are not liable", "you won't go to jail", "puedes demandar",
                "debes demandar", "legalmente puedes", "es legal"),
        new RuleDefinition("financial-advice", Advice, Severity.Major, JudgedText.Reply, "Reads as financial advice.")
            .Words("invest in", "good investment", "guaranteed return", "double your money", "buy bitcoin", "buy crypto", "buy shares", "take a loan", "avoid taxes",
                "invierte en", "buena inversion", "duplicar tu dinero", "compra bitcoin", "pide un prestamo", "evitar impuestos"),
        new RuleDefinition("urgency", Pressure, Severity.Minor, JudgedText.Reply, "Hurries the customer.") { Except = @"\b(?:no|don't|without|not\s+in\s+a|never)\s+(?:need\s+to\s+|any\s+)?(?:hurry|rush)\b|\b(?:sin|no\s+hay)\s+prisa\b" }
            .Words("act now", "hurry", "hurry up", "last chance", "limited time", "only today", "today only", "now or never", "before it's too late",
                "don't miss out", "don't miss this", "buy now", "offer ends", "solo hoy", "ultima oportunidad", "date prisa", "no te lo pierdas",
                "ahora o nunca", "antes de que sea tarde", "compra ya"),
        new RuleDefinition("guilt", Pressure, Severity.Major, JudgedText.Reply, "Makes the customer feel guilty or afraid.")
            .Words("you'll regret", "you will regret", "you owe me", "you owe us", "after all i did", "if you really cared", "if you loved", "don't disappoint me",
                "you disappoint me", "you're making me sad", "you are making me sad", "you make me so sad", "i thought you were different", "i'm hurt that you", "everyone else bought", "you have no choice", "te arrepentiras", "me debes", "si de verdad te importara", "me decepcionas",
                "si me quisieras", "no tienes opcion"),
        new RuleDefinition("secrecy", Pressure, Severity.Severe, JudgedText.Reply, "Asks the customer to keep a secret.")
            .Words("don't tell anyone", "do not tell anyone", "our little secret", "keep this between us", "keep it between us", "don't tell your parents",
                "no se lo digas a nadie", "no le digas a nadie", "nuestro secreto", "que quede entre nosotros"),
    ];
}
