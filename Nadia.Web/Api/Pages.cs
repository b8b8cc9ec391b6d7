using Nadia.Core.Common;

namespace Nadia.Web.Api;

internal static class Pages
{
    /// <summary>The page with each item in its outside shape.</summary>
    public static PageAnswer<TShape> ToShape<T, TShape>(this Page<T> page, Func<T, TShape> shape) => new([.. page.Items.Select(shape)], page.Next);
}
