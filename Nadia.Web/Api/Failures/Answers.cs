using Nadia.Core.Common;

namespace Nadia.Web.Api.Failures;

/// <summary>Turns what a service answers into what the caller gets.</summary>
internal static class Answers
{
    /// <summary>200 with the value in its outside shape, or the problem.</summary>
    public static IResult ToAnswer<T, TShape>(this Outcome<T> outcome, Func<T, TShape> shape) =>
        outcome.TryGet(out var value, out var refusal) ? TypedResults.Ok(shape(value)) : Problem.Of(refusal);
}
