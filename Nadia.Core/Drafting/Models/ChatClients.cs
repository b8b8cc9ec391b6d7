using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Nadia.Core.Drafting.Models;

/// <summary>Opens the line to a model that speaks the OpenAI protocol; a test puts a model of its own at the end of it.</summary>
public class ChatClients(TimeProvider clock)
{
    /// <exception cref="UriFormatException">The endpoint is no address.</exception>
    public virtual IChatClient Open(StageOptions options)
    {
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
