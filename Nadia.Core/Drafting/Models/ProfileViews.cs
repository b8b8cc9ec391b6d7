namespace Nadia.Core.Drafting.Models;

/// <summary>Turns rows and the environment's settings into what admins see, without keys.</summary>
internal static class ProfileViews
{
    /// <summary>In their order; the environment's profile only when it names a model.</summary>
    public static List<ProfileView> ToViews(this IEnumerable<ModelProfile> rows, ModelOptions configuration, ProfileKeys keys)
    {
        List<ProfileView> views = [];
        foreach (var row in rows.Where(r => !r.IsConfiguration || configuration.Creative.IsConfigured))
        {
            var isFirst = row.Enabled && !views.Exists(v => v.IsFirst);
            views.Add(row.IsConfiguration ? View(row, isFirst, configuration) : View(row, isFirst, keys));
        }

        return views;
    }

    private static ProfileView View(ModelProfile row, bool isFirst, ProfileKeys keys) => new(
        row.Id, row.Version, row.Name, row.Enabled, isFirst,
        View(row, ModelStage.Creative, row.Creative, keys),
        row.Refine.Endpoint.Length == 0 ? null : View(row, ModelStage.Refine, row.Refine, keys),
        row.UpdatedAt, row.UpdatedBy);

    private static ProfileView View(ModelProfile row, bool isFirst, ModelOptions options) => new(
        row.Id, row.Version, row.Name, row.Enabled, isFirst,
        View(options.Creative), options.Refine.IsConfigured ? View(options.Refine) : null, row.UpdatedAt, row.UpdatedBy);

    private static StageView View(ModelProfile row, ModelStage stage, StoredStage stored, ProfileKeys keys) => new(
        new()
        {
            Endpoint = stored.Endpoint,
            Model = stored.Model,
            InputUsdPerMillion = stored.InputUsdPerMillion,
            CachedInputUsdPerMillion = stored.CachedInputUsdPerMillion,
            OutputUsdPerMillion = stored.OutputUsdPerMillion,
            TimeoutSeconds = stored.TimeoutSeconds,
            Retries = stored.Retries,
            MaxOutputTokens = stored.MaxOutputTokens,
            Temperature = stored.Temperature,
        },
        stored.Key is not null,
        stored.Key is not null && keys.Open(row.Id, stage, stored) is null);

    private static StageView View(StageOptions options) => new(
        new()
        {
            Endpoint = WithoutCredentials(options.Endpoint!),
            Model = options.Model!,
            InputUsdPerMillion = options.InputUsdPerMillion,
            CachedInputUsdPerMillion = options.CachedInputUsdPerMillion,
            OutputUsdPerMillion = options.OutputUsdPerMillion,
            TimeoutSeconds = options.TimeoutSeconds,
            Retries = options.Retries,
            MaxOutputTokens = options.MaxOutputTokens,
            Temperature = options.Temperature,
        },
        !string.IsNullOrWhiteSpace(options.ApiKey),
        KeyUnreadable: false);

    private static string WithoutCredentials(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.UserInfo.Length > 0
            ? new UriBuilder(address) { UserName = "", Password = "" }.Uri.ToString()
            : endpoint;
}
