using System.Text.RegularExpressions;
using Nadia.Core.Common;

namespace Nadia.Core.Customers;

/// <summary>What a customer's fields must be.</summary>
public static partial class CustomerRules
{
    public const int MaxUserId = 64;
    public const int MaxNickname = 50;
    public const int MaxReason = 200;
    public const int MaxName = 200;
    public const int MaxNotes = 4000;

    /// <summary>
    /// A user id is the Telegram id as text. Test customers may have others, so letters, digits and <c>_ . : @ -</c> pass.
    /// </summary>
    public static Invalid? UserId(string? userId) =>
        userId is not null && UserIdPattern().IsMatch(userId)
            ? null
            : new("user_id", Words.Fill($"must be 1 to {MaxUserId} letters, digits or any of _ . : @ - (a Telegram id is digits)."));

    public static Invalid? Nickname(string? nickname) => TextRules.Optional("nickname", nickname, MaxNickname);

    public static Invalid? Reason(string? reason) => TextRules.Optional("reason", reason, MaxReason);

    [GeneratedRegex(@"\A[A-Za-z0-9_.:@-]{1,64}\z")]
    private static partial Regex UserIdPattern();
}
