namespace Nadia.Core.Safety;

/// <summary>The names under which findings are shown and counted.</summary>
internal static class RuleCategories
{
    public const string Crisis = "crisis";
    public const string Minors = "minors";
    public const string Harassment = "harassment";
    public const string Payment = "payment data";
    public const string Contact = "contact data";
    public const string Links = "links";
    public const string Promises = "promises";
    public const string Advice = "professional advice";
    public const string Pressure = "pressure";
    public const string Automation = "being automated";
    public const string Artefacts = "model artefacts";
    public const string Injection = "instructions to the model";
}
