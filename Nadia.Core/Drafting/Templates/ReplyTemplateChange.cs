namespace Nadia.Core.Drafting.Templates;

/// <summary>What somebody did to a reply template. Append-only.</summary>
public sealed class ReplyTemplateChange
{
    public long Id { get; private set; }

    public required int TemplateId { get; init; }

    public required ReplyTemplateDeed Deed { get; init; }

    /// <summary>Null when it was new.</summary>
    public required string? Before { get; init; }

    public required string After { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}
