using Nadia.Core.Common;
using Nadia.Core.Team;

namespace Nadia.Web.Features.Settings;

/// <summary>How roles are called on the screen.</summary>
internal static class RoleWords
{
    public static string Say(string role) => role switch
    {
        Roles.Admin => Words.Of("Admin"),
        Roles.Reviewer => Words.Of("Reviewer"),
        _ => role,
    };
}
