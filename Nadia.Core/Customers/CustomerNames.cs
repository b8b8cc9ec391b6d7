namespace Nadia.Core.Customers;

/// <summary>How a customer is called on the screen.</summary>
public static class CustomerNames
{
    public static string Display(string? nickname, string? name, string userId)
    {
        if (!string.IsNullOrWhiteSpace(nickname)) return nickname;
        return string.IsNullOrWhiteSpace(name) ? userId : name;
    }
}
