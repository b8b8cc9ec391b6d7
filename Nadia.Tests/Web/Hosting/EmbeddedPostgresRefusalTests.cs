using Microsoft.Extensions.Logging.Abstractions;
using Nadia.Tests.Support;
using Nadia.Web.Hosting.Embedded;

namespace Nadia.Tests.Web.Hosting;

public sealed class EmbeddedPostgresRefusalTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Data_of_another_major_version_is_refused_with_both_versions_named()
    {
        var cluster = Directory.CreateDirectory(Path.Combine(_folder.Path, "postgres")).FullName;
        await File.WriteAllTextAsync(Path.Combine(cluster, "PG_VERSION"), "9.6\n", Token);
        var installed = await PostgresBinaries.FindAsync(null, null, cluster, Token);

        var refusal = await RefusedAsync(new EmbeddedPostgresOptions());

        Assert.Contains("belongs to PostgreSQL 9,", refusal, StringComparison.Ordinal);
        Assert.Contains($"PostgreSQL {installed.Major}", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal);
        Assert.Equal("9.6\n", await File.ReadAllTextAsync(Path.Combine(cluster, "PG_VERSION"), Token));
    }

    [Fact]
    public async Task A_machine_without_the_server_is_told_what_to_install()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_folder.Path, "empty")).FullName;
        var refusal = await RefusedAsync(new EmbeddedPostgresOptions { BinaryFolder = empty });
        Assert.Contains("apt-get install postgresql", refusal, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__Postgres", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_other_files_is_not_touched()
    {
        var cluster = Directory.CreateDirectory(Path.Combine(_folder.Path, "postgres")).FullName;
        await File.WriteAllTextAsync(Path.Combine(cluster, "letters.txt"), "mine", Token);
        Assert.Contains("not empty", await RefusedAsync(new EmbeddedPostgresOptions()), StringComparison.Ordinal);
        Assert.Equal(["letters.txt"], Directory.GetFileSystemEntries(cluster).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_second_app_on_the_same_data_folder_is_refused()
    {
        using var first = DataFolder.Open(_folder.Path);
        first.Claim();
        Assert.Contains("in use by another running NADIA", await RefusedAsync(new EmbeddedPostgresOptions()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lost_passwords_of_an_existing_cluster_are_named_not_replaced()
    {
        using var data = DataFolder.Open(_folder.Path);
        Assert.Contains("postgres.secrets", (await Assert.ThrowsAsync<EmbeddedServerException>(
            () => PostgresSecrets.OpenAsync(data, clusterExists: true, Token))).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(data.Inside("postgres.secrets")));
    }

    private async Task<string> RefusedAsync(EmbeddedPostgresOptions options)
    {
        using var data = DataFolder.Open(_folder.Path);
        return (await Assert.ThrowsAsync<EmbeddedServerException>(
            () => EmbeddedPostgres.StartAsync(data, options, NullLogger.Instance, Token))).Message;
    }
}
