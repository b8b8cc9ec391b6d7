using Nadia.Core.Common;

namespace Nadia.Web.Components.Shared;

/// <summary>Turns a database that does not answer into a refusal with a sentence, so that a page has one kind of failure to show.</summary>
public static class Attempt
{
    public static async Task<Outcome<T>> ReadAsync<T>(Func<Task<Outcome<T>>> read) => await TryAsync(read, DatabaseAway.WhileReading);

    public static async Task<Outcome<T>> SaveAsync<T>(Func<Task<Outcome<T>>> save) => await TryAsync(save, DatabaseAway.WhileSaving);

    private static async Task<Outcome<T>> TryAsync<T>(Func<Task<Outcome<T>>> act, DatabaseAway away)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            return away;
        }
    }
}
