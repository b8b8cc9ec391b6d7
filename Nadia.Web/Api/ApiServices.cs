using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Authentication;
using Nadia.Core.Customers;
using Nadia.Web.Api.Access;
using Nadia.Web.Api.Description;
using Nadia.Web.Api.Reviews;

namespace Nadia.Web.Api;

/// <summary>Registers the HTTP API: its keys, its limits, its JSON and its description.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddNadiaApi(this IServiceCollection services)
    {
        services.AddOptions<ApiOptions>().BindConfiguration("Api");
        services.AddSingleton<KnownKeys>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Scheme, configureOptions: null);
        services.AddAuthorizationBuilder()
            .AddPolicy(ApiPolicies.AnyKey, policy => policy.AddAuthenticationSchemes(ApiKeyHandler.Scheme).RequireAuthenticatedUser())
            .AddPolicy(ApiPolicies.AdminKey, policy => policy.AddAuthenticationSchemes(ApiKeyHandler.Scheme).RequireRole(Core.Team.Roles.Admin));
        // The framework's line for each call without a key would drown the log.
        services.AddLogging(logs => logs.AddFilter(typeof(ApiKeyHandler).FullName, LogLevel.Warning));
        services.AddRateLimiter(ApiRateLimit.Configure);
        services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        services.AddOpenApi(ApiDocument.Name, ApiDocument.Configure);
        return services;
    }

    // Statuses are in upper case, as the predecessor's scripts expect; every other word is in lower case.
    private static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.PropertyNameCaseInsensitive = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Converters.Add(new JsonStringEnumConverter<CustomerStatus>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false));
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        json.TypeInfoResolver = (json.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(OnceDecidedAttribute.Apply);
    }
}
