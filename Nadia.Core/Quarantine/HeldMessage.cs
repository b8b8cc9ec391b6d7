using Nadia.Core.Customers;

namespace Nadia.Core.Quarantine;

/// <summary>A held message as people read it.</summary>
public sealed record HeldMessage(long MessageId, string UserId, string? Nickname, string? Name, string Text, DateTimeOffset HeldAt)
{
    public string DisplayName => CustomerNames.Display(Nickname, Name, UserId);
}
