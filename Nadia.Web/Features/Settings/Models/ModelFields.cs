using Nadia.Core.Common;

namespace Nadia.Web.Features.Settings.Models;

/// <summary>How the fields of a profile and of its limits are called where one breaks a rule.</summary>
internal static class ModelFields
{
    public static string Say(string field) => field switch
    {
        "name" => Words.Of("Name"),
        "daily_budget" => Words.Of("Daily budget"),
        "drafts_per_customer_hour" => Words.Of("Drafts per customer hour"),
        "hedge_seconds" => Words.Of("Hedge seconds"),
        "creative_endpoint" => Words.Of("Creative endpoint"),
        "creative_model" => Words.Of("Creative model"),
        "creative_key" => Words.Of("Creative key"),
        "creative_input_price" => Words.Of("Creative input price"),
        "creative_cached_input_price" => Words.Of("Creative cached input price"),
        "creative_output_price" => Words.Of("Creative output price"),
        "creative_timeout" => Words.Of("Creative timeout"),
        "creative_retries" => Words.Of("Creative retries"),
        "creative_max_tokens" => Words.Of("Creative max tokens"),
        "creative_temperature" => Words.Of("Creative temperature"),
        "refine_endpoint" => Words.Of("Refine endpoint"),
        "refine_model" => Words.Of("Refine model"),
        "refine_key" => Words.Of("Refine key"),
        "refine_input_price" => Words.Of("Refine input price"),
        "refine_cached_input_price" => Words.Of("Refine cached input price"),
        "refine_output_price" => Words.Of("Refine output price"),
        "refine_timeout" => Words.Of("Refine timeout"),
        "refine_retries" => Words.Of("Refine retries"),
        "refine_max_tokens" => Words.Of("Refine max tokens"),
        "refine_temperature" => Words.Of("Refine temperature"),
        _ => field,
    };
}
