using static Nadia.Core.Safety.RuleCategories;

namespace Nadia.Core.Safety;

/// <summary>
/// Honesty about being automated, and traces of the machinery. To say "I'm an assistant", "I'm a bot" or "a person checks my messages" is
/// the truth and never a finding; to deny it is.
/// </summary>
internal static class HonestyRules
{
    public static IReadOnlyList<RuleDefinition> All { get; } =
    [
        new RuleDefinition("denies-automation", Automation, Severity.Severe, JudgedText.Reply, "Denies being automated. The customer has a right to the truth.")
        { Except = @"\b(?:human|person)[- ](?:reviewed|checked|supervised|assisted|in)\b|\bno\s+soy\s+(?:un\s+|una\s+)?(?:humano|humana|ser\s+humano|persona)\b" }
            .Expression(
                @"\b(?:i'm|im|i\s+am|this\s+is|this\s+isn't|it's|we're|we\s+are)\s+(?:definitely\s+|really\s+|certainly\s+)?(?:not|n't)\s+(?:a\s+|an\s+)?(?:ro)?(?:bot|machine|ai|a\.i\.|program|computer|software|automated|robot)\b"
                + @"|\bthis\s+isn't\s+(?:a\s+|an\s+)?(?:bot|robot|machine|ai|automated)\b"
                + @"|\b(?:i'm|im|i\s+am)\s+(?:definitely\s+|really\s+|of\s+course\s+|just\s+|totally\s+|100\s*%\s+)*(?:a\s+|an\s+)?(?:real|actual|living|normal|flesh[- ]and[- ]blood)?\s*(?:human|person|woman|man|girl|guy|human\s+being)\b"
                + @"|\byou(?:'re|\s+are)\s+(?:talking|chatting|speaking|writing)\s+(?:to|with)\s+(?:a\s+)?(?:real|actual|human)\b"
                + @"|\byou(?:'re|\s+are)\s+not\s+(?:talking|chatting|speaking|writing)\s+(?:to|with)\s+(?:a\s+|an\s+)?(?:bot|robot|machine|ai)\b"
                + @"|\bno\s+(?:soy|somos|es)\s+(?:un\s+|una\s+)?(?:bot|robot|maquina|ia|programa|inteligencia\s+artificial|automatico)\b"
                + @"|\bsoy\s+(?:un\s+|una\s+)?(?:humano|humana|ser\s+humano|persona|persona\s+real|mujer\s+real|hombre\s+real|chica\s+real)\b"
                + @"|\b(?:estas\s+hablando|hablas)\s+con\s+una\s+persona\s+(?:real|de\s+verdad)\b"
                + @"|\bthere\s+(?:is|are)\s+no\s+(?:bots?|ai|machines?)\s+(?:here|involved)\b"),
        new RuleDefinition("asks-if-bot", Automation, Severity.Major, JudgedText.Inbound, "Asks whether a person or a machine answers: the reply must be truthful.")
            .Expression(
                @"\b(?:are|r)\s+(?:you|u|ya)\s+(?:even\s+|really\s+|actually\s+)?(?:a\s+|an\s+)?(?:real|bot|chatbot|robot|ai|machine|human|person|automated|program)\b"
                + @"|\b(?:is|isn't)\s+this\s+(?:a\s+|an\s+)?(?:real\s+person|bot|chatbot|robot|ai|human|automated)\b|\bis\s+this\s+(?:a\s+)?machine\s*(?:\?|$|or\b|that|answering|writing)"
                + @"|\bis\s+(?:there\s+|it\s+)?(?:a\s+|any\s+)?(?:real\s+)?(?:human|person)\s+(?:here|there|behind|on\s+the\s+other)\b"
                + @"|\bam\s+i\s+(?:talking|chatting|speaking|writing)\s+(?:to|with)\s+(?:a\s+|an\s+)?(?:real|bot|chatbot|robot|ai|machine|human|person)\b"
                + @"|\byou(?:'re|\s+are)\s+(?:a\s+|an\s+)?(?:bot|chatbot|robot|ai|machine)\b"
                + @"|\beres\s+(?:de\s+verdad\s+)?(?:un\s+|una\s+)?(?:bot|robot|maquina|ia|humano|humana|persona|real|inteligencia\s+artificial)\b"
                + @"|\b(?:estoy\s+hablando|hablo)\s+con\s+(?:un\s+|una\s+)?(?:bot|robot|maquina|ia|persona|humano)\b"
                + @"|\bes\s+(?:esto\s+)?un\s+(?:bot|robot)\b"),
        new RuleDefinition("model-phrase", Artefacts, Severity.Minor, JudgedText.Reply, "A phrase that only a model writes.")
            .Words("as an ai language model", "language model", "my training data", "knowledge cutoff", "i cannot assist with that", "i can't assist with that",
                "how may i assist you today", "certainly! here is", "here is the reply", "here's the rewritten", "modelo de lenguaje", "datos de entrenamiento"),
        new RuleDefinition("machinery", Artefacts, Severity.Major, JudgedText.Reply, "A trace of the machinery: a placeholder, a tag or raw JSON.")
            .Expression(
                @"\{\{[^}\n]{0,80}\}\}|\[(?:your|the|insert|customer|company|business|name|nombre|link|price|date)[^\]\n]{0,40}\]|</?customer_message|<\|[a-z_]{1,20}\|>"
                + @"|```|\{\s*""bubbles""|^\s*(?:assistant|system|user)\s*:|\blorem\s+ipsum\b"),
        new RuleDefinition("prompt-leak", Artefacts, Severity.Major, JudgedText.Reply, "Speaks of its own instructions.")
            .Words("system prompt", "my instructions say", "my instructions are", "i was instructed to", "according to my instructions", "mis instrucciones dicen",
                "segun mis instrucciones"),
    ];
}
