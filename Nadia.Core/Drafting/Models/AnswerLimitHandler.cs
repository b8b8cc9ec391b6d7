namespace Nadia.Core.Drafting.Models;

/// <summary>Reads a model server's answer whole, up to a bound, so that a server gone wild can neither fill the memory nor stall after its first line.</summary>
internal sealed class AnswerLimitHandler(HttpMessageHandler line) : DelegatingHandler(line)
{
    /// <summary>Bytes. The longest answer that can be sent, ten bubbles of 4,096 characters, takes a tenth of it.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <exception cref="UnusableAnswerException">The answer is longer.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken);
            return response;
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            response.Dispose();
            throw UnusableAnswerException.TooLong();
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
