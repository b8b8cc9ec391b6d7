using Nadia.Core.Common;

namespace Nadia.Web.Api.Access;

/// <summary>The actor whose key the call carries, as an endpoint takes it.</summary>
internal sealed record Caller(Actor Actor)
{
    public static ValueTask<Caller?> BindAsync(HttpContext context) =>
        ValueTask.FromResult<Caller?>(new(context.Features.Get<Actor>() ?? Actor.Anonymous));
}
