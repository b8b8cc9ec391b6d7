using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Nadia.Core.Accounts;

namespace Nadia.Tests.Core.Accounts;

public sealed class AccountSecretsTests
{
    private static readonly byte[] Session = [.. Enumerable.Range(0, 720).Select(i => (byte)i)];

    [Theory]
    [InlineData("a long enough key")]
    [InlineData(null)]
    public void A_session_comes_back_and_is_not_stored_as_it_is(string? key)
    {
        var secrets = Secrets(key);
        var stored = secrets.Protect(7, Session);
        Assert.Equal(-1, stored.AsSpan().IndexOf(Session.AsSpan(0, 16)));
        Assert.Equal(Session, secrets.Unprotect(7, stored));
    }

    [Theory]
    [InlineData("a long enough key")]
    [InlineData(null)]
    public void A_session_copied_to_another_account_cannot_be_read(string? key)
    {
        var secrets = Secrets(key);
        Assert.ThrowsAny<CryptographicException>(() => secrets.Unprotect(8, secrets.Protect(7, Session)));
    }

    [Fact]
    public void Another_key_no_key_and_damage_are_noticed()
    {
        var stored = Secrets("one").Protect(7, Session);
        Assert.ThrowsAny<CryptographicException>(() => Secrets("two").Unprotect(7, stored));
        Assert.ThrowsAny<CryptographicException>(() => Secrets(null).Unprotect(7, stored));
        Assert.ThrowsAny<CryptographicException>(() => Secrets("one").Unprotect(7, stored[..20]));
        stored[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => Secrets("one").Unprotect(7, stored));
        Assert.Null(Secrets("one").TryUnprotect(7, stored));
    }

    private static AccountSecrets Secrets(string? key) =>
        new(new EphemeralDataProtectionProvider(), Options.Create(new AccountSecretOptions { SessionKey = key }));
}
