using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Nadia.Core.Drafting.Offline;
using OpenAI;

namespace Nadia.Core.Drafting;

/// <summary>The model of each stage, as the settings say; the built-in offline drafter where they say nothing.</summary>
public sealed class DraftingModels
{
    private const float CreativeTemperature = 0.8f;
    private const float RefineTemperature = 0.3f;

    /// <summary>Fixed, so that the same reply is split the same way wherever the provider honours it.</summary>
    private const long RefineSeed = 42;

    public DraftingModels(IOptions<ModelOptions> options, TimeProvider clock)
    {
        var (creative, refine) = (options.Value.Creative, options.Value.Refine);
        Creative = new(Client(creative, clock) ?? new OfflineCreativeClient(), creative, CreativeTemperature, null, !creative.IsConfigured, clock);
        Refine = new(Client(refine, clock) ?? new OfflineRefineClient(), refine, RefineTemperature, RefineSeed, !refine.IsConfigured, clock);
    }

    internal DraftingModels(DraftingStage creative, DraftingStage refine) => (Creative, Refine) = (creative, refine);

    /// <summary>Writes the reply.</summary>
    public DraftingStage Creative { get; }

    /// <summary>Splits the reply into bubbles.</summary>
    public DraftingStage Refine { get; }

    /// <summary>True when no model writes the replies: reviewers are told so.</summary>
    public bool IsOffline => Creative.IsOffline;

    /// <exception cref="UriFormatException">The endpoint is no address.</exception>
    private static IChatClient? Client(StageOptions options, TimeProvider clock)
    {
        if (!options.IsConfigured) return null;
        var settings = new OpenAIClientOptions
        {
            Endpoint = new Uri(options.Endpoint!),
            Transport = new HttpClientPipelineTransport(ModelLine.Open(options, clock)),
            // The line has its own times and retries.
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        };
        var key = new ApiKeyCredential(string.IsNullOrWhiteSpace(options.ApiKey) ? "none" : options.ApiKey);
        return new OpenAIClient(key, settings).GetChatClient(options.Model).AsIChatClient();
    }
}
