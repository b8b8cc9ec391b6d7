using System.ClientModel;
using System.Data.Common;
using System.Net.Sockets;
using System.Text.Json;
using Nadia.Core.Drafting.Models;
using Nadia.Core.Rehearsals;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Nadia.Core.Drafting;

/// <summary>
/// Why a draft could not be made, as a sentence for reviewers. Messages of exceptions are left out: a model's server may repeat
/// the customer's words in them.
/// </summary>
internal static class DraftingFailure
{
    public static string Sentence(Exception error) => error switch
    {
        ClientResultException { Status: 401 or 403 } e => $"The model's server refused the key (HTTP {e.Status}).",
        ClientResultException { Status: 404 } => "The model's server does not know the model or the address (HTTP 404).",
        ClientResultException { Status: 429 } => "The model's quota is spent for now (HTTP 429).",
        ClientResultException { Status: > 0 } e => $"The model's server answered with HTTP {e.Status}.",
        ClientResultException or HttpRequestException or SocketException => "The model's server cannot be reached.",
        BrokenCircuitException => "The model's server keeps failing and is left alone for a moment.",
        TimeoutException or TimeoutRejectedException => "The model took too long to answer.",
        JsonException => "The model's server did not answer as the protocol says.",
        UnusableAnswerException or BudgetSpentException or CustomerCapException or LeftToPeopleException or RehearsedFailureException => error.Message,
        EmptyAnswerException => "The model gave an empty answer.",
        DbException => "The database could not be reached.",
        AggregateException { InnerException: { } inner } => Sentence(inner),
        _ => $"Drafting failed ({error.GetType().Name}).",
    };
}
