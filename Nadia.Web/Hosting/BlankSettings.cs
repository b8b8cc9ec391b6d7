using Microsoft.Extensions.Primitives;

namespace Nadia.Web.Hosting;

/// <summary>
/// A setting that is there but blank, as <c>Delivery__UndoSeconds=</c> in an environment file, is not set: its default holds.
/// The framework would try to make a number of it and fail at its first use.
/// </summary>
internal static class BlankSettings
{
    public static void TakeBlankAsUnset(this IConfigurationBuilder configuration)
    {
        for (var i = 0; i < configuration.Sources.Count; i++)
            if (configuration.Sources[i] is not Source) configuration.Sources[i] = new Source(configuration.Sources[i]);
    }

    private sealed class Source(IConfigurationSource inner) : IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(inner.Build(builder));
    }

    private sealed class Provider(IConfigurationProvider inner) : IConfigurationProvider, IDisposable
    {
        public bool TryGet(string key, out string? value) => inner.TryGet(key, out value) && !string.IsNullOrWhiteSpace(value);

        public void Set(string key, string? value) => inner.Set(key, value);

        public IChangeToken GetReloadToken() => inner.GetReloadToken();

        public void Load() => inner.Load();

        public IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath) => inner.GetChildKeys(earlierKeys, parentPath);

        public void Dispose() => (inner as IDisposable)?.Dispose();
    }
}
