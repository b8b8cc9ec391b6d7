using Npgsql;

namespace Nadia.Core.Accounts;

/// <summary>Looks, before anything else is set up, whether a Telegram account is signed in from an earlier run.</summary>
public static class FormerLogin
{
    /// <summary>False for a database that has no tables yet.</summary>
    public static async Task<bool> IsThereAsync(string connectionString, CancellationToken token)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(token);
        await using var known = new NpgsqlCommand("SELECT to_regclass('accounts') IS NOT NULL", connection);
        if (await known.ExecuteScalarAsync(token) is not true) return false;
        await using var signedIn = new NpgsqlCommand("SELECT EXISTS (SELECT FROM accounts WHERE channel = 'telegram' AND session IS NOT NULL)", connection);
        return await signedIn.ExecuteScalarAsync(token) is true;
    }
}
