namespace Nadia.Web.Api.Access;

/// <summary>Who may call. Both look at the API key alone: a cookie does not authenticate the API.</summary>
internal static class ApiPolicies
{
    public const string AnyKey = "ApiKey";
    public const string AdminKey = "ApiKey.Admin";
}
