using Nadia.Core.Common;
using Nadia.Core.Drafting.Models;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings.Models;

/// <summary>How the parts of a profile are called on the screen.</summary>
internal static class ModelWords
{
    public static string Say(ModelStage stage) => stage switch
    {
        ModelStage.Creative => Words.Of("Creative stage"),
        ModelStage.Refine => Words.Of("Refining stage"),
    };

    public static string Prices(StageView stage) => stage.IsFree
        ? Words.Of("costs nothing")
        : Words.Fill($"{stage.Settings.InputUsdPerMillion:0.######} / {stage.Settings.CachedInputUsdPerMillion ?? stage.Settings.InputUsdPerMillion:0.######} / {stage.Settings.OutputUsdPerMillion:0.######} USD a million tokens (input, cached, output)");

    public static string Say(StageTrial trial) => trial.Usage is not { } usage
        ? ""
        : Words.Fill($"{usage.Model} · {usage.LatencyMs / 1000.0:0.0} s · {usage.InputTokens:N0} tokens in, {usage.CachedTokens:N0} of them cached, {usage.OutputTokens:N0} out · {Usd.Call(usage.CostUsd)}");
}
