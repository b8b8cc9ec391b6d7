using Microsoft.Extensions.Configuration;
using Nadia.Tests.Support;
using Nadia.Web.Hosting.Embedded;

namespace Nadia.Tests.Web.Hosting;

public sealed class DataFolderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, ".nadia")]
    [InlineData(" ", ".nadia")]
    [InlineData("named", "named")]
    public void It_is_where_the_setting_says_and_else_beside_the_app(string? setting, string expected)
    {
        var named = setting is "named" ? Path.Combine(_folder.Path, setting) : setting;
        var settings = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("NADIA_DATA", named)]).Build();
        using var data = DataFolder.Open(settings, _folder.Path);
        Assert.Equal(Path.Combine(_folder.Path, expected), data.Path);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(data.Path).UnixFileMode);
    }

    [Fact]
    public void Its_lock_is_free_again_when_the_owner_is_gone()
    {
        using (var first = DataFolder.Open(_folder.Path))
        {
            first.Claim();
            first.Claim();
            using var second = DataFolder.Open(_folder.Path);
            Assert.Throws<EmbeddedServerException>(second.Claim);
        }

        using var third = DataFolder.Open(_folder.Path);
        third.Claim();
    }

    [Fact]
    public void A_place_where_no_folder_can_be_is_named()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "");
        Assert.Contains("NADIA_DATA", Assert.Throws<EmbeddedServerException>(() => DataFolder.Open(Path.Combine(file, "data"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passwords_are_for_the_owners_eyes_only()
    {
        using var data = DataFolder.Open(_folder.Path);
        var made = await PostgresSecrets.OpenAsync(data, clusterExists: false, TestContext.Current.CancellationToken);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(data.Inside("postgres.secrets")).UnixFileMode);
        Assert.Equal(made, await PostgresSecrets.OpenAsync(data, clusterExists: true, TestContext.Current.CancellationToken));
        Assert.NotEqual(made.Superuser, made.Role);
    }
}
