using Nadia.Core.Drafting.Models;

namespace Nadia.Web.Features.Settings.Models;

/// <summary>One stage while it is being edited: a copy, with its numbers as text.</summary>
public sealed class StageForm
{
    /// <param name="start">Null for a new one.</param>
    public StageForm(ModelStage stage, StageView? start)
    {
        Stage = stage;
        HasKey = start?.HasKey ?? false;
        var settings = start?.Settings ?? StageDefinition.None;
        (Endpoint, Model) = (settings.Endpoint, settings.Model);
        Input = NumberText.Of(settings.InputUsdPerMillion);
        Cached = NumberText.Of(settings.CachedInputUsdPerMillion);
        Output = NumberText.Of(settings.OutputUsdPerMillion);
        Timeout = NumberText.Of(settings.TimeoutSeconds);
        Retries = NumberText.Of(settings.Retries);
        MaxTokens = NumberText.Of(settings.MaxOutputTokens);
        Temperature = NumberText.Of(settings.Temperature);
    }

    public ModelStage Stage { get; }

    /// <summary>A key is stored. It is never read back: an empty field leaves it as it is.</summary>
    public bool HasKey { get; }

    public bool RemoveKey { get; set; }

    public string Endpoint { get; set; }

    public string Model { get; set; }

    public string Key { get; set; } = "";

    public string Input { get; set; }

    public string Cached { get; set; }

    public string Output { get; set; }

    public string Timeout { get; set; }

    public string Retries { get; set; }

    public string MaxTokens { get; set; }

    public string Temperature { get; set; }

    /// <summary>What a field is called in a problem.</summary>
    public string FieldOf(string field) => $"{(Stage == ModelStage.Creative ? "creative" : "refine")}_{field}";

    internal StageDefinition Read(NumberText numbers) => new()
    {
        Endpoint = Endpoint.Trim(),
        Model = Model.Trim(),
        Key = Key.Trim().Length > 0 ? Key.Trim() : RemoveKey ? "" : null,
        InputUsdPerMillion = numbers.Decimal(FieldOf("input_price"), Input),
        CachedInputUsdPerMillion = numbers.OptionalDecimal(FieldOf("cached_input_price"), Cached),
        OutputUsdPerMillion = numbers.Decimal(FieldOf("output_price"), Output),
        TimeoutSeconds = (double)numbers.Decimal(FieldOf("timeout"), Timeout),
        Retries = numbers.OptionalWhole(FieldOf("retries"), Retries) ?? 0,
        MaxOutputTokens = numbers.OptionalWhole(FieldOf("max_tokens"), MaxTokens),
        Temperature = (double?)numbers.OptionalDecimal(FieldOf("temperature"), Temperature),
    };
}
