using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Nadia.Web.Hosting;

/// <summary>Traces and metrics by OpenTelemetry: off unless <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where they go.</summary>
internal static class Telemetry
{
    public static IServiceCollection AddNadiaTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return services;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("nadia", serviceVersion: AppVersion.Text))
            .WithTracing(traces => traces
                .AddSource("Nadia.*", "Experimental.Microsoft.Extensions.AI")
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !context.Request.Path.StartsWithSegments("/health"))
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter("Nadia.*", "Npgsql", "Microsoft.AspNetCore.Components.Server.Circuits", "Experimental.Microsoft.Extensions.AI")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddOtlpExporter());
        return services;
    }
}
