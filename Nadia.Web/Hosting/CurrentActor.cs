using Microsoft.AspNetCore.Components.Authorization;
using Nadia.Core.Common;

namespace Nadia.Web.Hosting;

/// <summary>
/// Who works in this circuit. Asked at each operation, not remembered: whoever lost a role or the account meanwhile
/// is <see cref="Actor.Anonymous"/> from the next check on.
/// </summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication)
{
    public async Task<Actor> GetAsync() => (await authentication.GetAuthenticationStateAsync()).User.ToActor();
}
