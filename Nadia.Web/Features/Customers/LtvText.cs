using System.Globalization;
using System.Text.RegularExpressions;
using Nadia.Core.Common;
using Nadia.Core.Customers;

namespace Nadia.Web.Features.Customers;

/// <summary>Reads a signed LTV change as a person types it: "25.50", "-5", "+1,000.00". Nothing typed is no change.</summary>
public static partial class LtvText
{
    /// <summary>Refused as <see cref="LtvRules"/> says, or because it is no number.</summary>
    public static Outcome<decimal> Read(string? typed)
    {
        var text = (typed ?? "").Trim().Replace('−', '-');
        if (text.Length == 0) return 0m;
        if (!Number().IsMatch(text)) return new Invalid("ltv_amount", Words.Of("must be a number such as 25.50 or -5."));
        // What no decimal holds is out of range all the more.
        var change = decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var read) ? read : decimal.MaxValue;
        return LtvRules.Check(change) is { } refusal ? refusal : change;
    }

    [GeneratedRegex(@"\A[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
