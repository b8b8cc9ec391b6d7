namespace Nadia.Core.Safety;

/// <summary>The matcher for each kind of rule.</summary>
internal static class RuleMatchers
{
    private const string CardPattern = @"\b\d(?:[ .-]?\d){12,18}\b";
    private const string PhonePattern =
        @"\+\d[\d ().-]{6,18}\d\b|\(\d{2,4}\)\s?\d{3,4}[ .-]?\d{3,4}\b|\b\d{3}[ .-]\d{3}[ .-]\d{3,4}\b"
        + @"|\b(?:call|phone|whatsapp|tel|telefono|llama|llamame|numero)\b[^\d\n]{0,15}\d[\d .-]{6,14}\d\b";

    public static IRuleMatcher For(RuleDefinition rule) => rule.Kind switch
    {
        RuleKind.Words => new WordMatcher(rule.Phrases),
        RuleKind.Expression => new ExpressionMatcher(rule.Pattern ?? "", _ => true),
        RuleKind.Number => rule.Shape switch
        {
            NumberShape.Card => new ExpressionMatcher(CardPattern, Checksums.IsCardNumber),
            NumberShape.Iban => new IbanMatcher(),
            NumberShape.Phone => new ExpressionMatcher(PhonePattern, Checksums.HasPhoneDigits),
            null => throw new ArgumentException("A rule for numbers names their shape.", nameof(rule)),
        },
        RuleKind.Link => new LinkMatcher(rule.AllowedHosts),
        RuleKind.Length => new LengthMatcher(rule.LongerThan ?? int.MaxValue),
    };
}
