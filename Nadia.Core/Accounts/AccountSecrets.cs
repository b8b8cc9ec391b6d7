using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Nadia.Core.Accounts;

/// <summary>
/// Encrypts the sessions of accounts, the application's keys and the keys of models: whoever holds a session is the account. With <c>Telegram:SessionKey</c> by AES-256-GCM
/// under a key derived from it, so that a copy of the database alone opens nothing; else by ASP.NET Core data protection.
/// </summary>
public sealed class AccountSecrets(IDataProtectionProvider protection, IOptions<AccountSecretOptions> options)
{
    /// <summary>Stands for the account's id where the application's own keys are encrypted; no account has it.</summary>
    public const int Application = 0;

    private const byte ByDataProtection = 1;
    private const byte BySessionKey = 2;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Iterations = 200_000;

    private readonly IDataProtector protector = protection.CreateProtector("Nadia.Accounts.Session");
    private readonly Lazy<byte[]?> key = new(() => DeriveKey(options.Value.SessionKey));

    /// <summary>The account's id is bound in: bytes copied to another row cannot be read there.</summary>
    public byte[] Protect(int accountId, byte[] session) => Protect(Purpose(accountId), session);

    /// <param name="purpose">What the secret belongs to, such as <c>model:…:creative</c>; bound in as an account's id is.</param>
    public byte[] Protect(string purpose, byte[] secret) => key.Value is { } k
        ? [BySessionKey, .. Seal(k, secret, purpose)]
        : [ByDataProtection, .. protector.CreateProtector(purpose).Protect(secret)];

    /// <exception cref="CryptographicException">Made under another key, for another account, or damaged.</exception>
    public byte[] Unprotect(int accountId, byte[] stored) => Unprotect(Purpose(accountId), stored);

    /// <exception cref="CryptographicException">Made under another key, for another purpose, or damaged.</exception>
    public byte[] Unprotect(string purpose, byte[] stored) => stored switch
    {
        [ByDataProtection, .. var rest] => protector.CreateProtector(purpose).Unprotect(rest),
        [BySessionKey, .. var rest] when key.Value is { } k => Open(k, rest, purpose),
        _ => throw new CryptographicException("The session was encrypted with Telegram:SessionKey, which is not set."),
    };

    /// <summary>As <see cref="Unprotect(int, byte[])"/>; null when it cannot be read.</summary>
    public byte[]? TryUnprotect(int accountId, byte[] stored) => TryUnprotect(Purpose(accountId), stored);

    /// <summary>As <see cref="Unprotect(string, byte[])"/>; null when it cannot be read.</summary>
    public byte[]? TryUnprotect(string purpose, byte[] stored)
    {
        try
        {
            return Unprotect(purpose, stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Seal(byte[] key, byte[] plain, string purpose)
    {
        var sealedBytes = new byte[NonceSize + TagSize + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(purpose));
        return sealedBytes;
    }

    private static byte[] Open(byte[] key, byte[] sealedBytes, string purpose)
    {
        if (sealedBytes.Length < NonceSize + TagSize) throw new CryptographicException("The stored session is too short.");
        var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(sealedBytes.AsSpan(0, NonceSize), sealedBytes.AsSpan(NonceSize + TagSize),
            sealedBytes.AsSpan(NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(purpose));
        return plain;
    }

    private static byte[]? DeriveKey(string? sessionKey) => string.IsNullOrEmpty(sessionKey)
        ? null
        : Rfc2898DeriveBytes.Pbkdf2(sessionKey, "nadia.accounts.session"u8, Iterations, HashAlgorithmName.SHA256, 32);

    private static string Purpose(int accountId) => $"account:{accountId}";
}
