using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Nadia.Web.Components.Shared;

/// <summary>A sentence that holds links, times or marks, each where the reader's language puts it: {0}, {1} and {2} stand for them in its text.</summary>
public sealed partial class Phrase
{
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    [Parameter]
    public RenderFragment? First { get; set; }

    [Parameter]
    public RenderFragment? Second { get; set; }

    [Parameter]
    public RenderFragment? Third { get; set; }

    [GeneratedRegex(@"(\{[012]\})")]
    private static partial Regex Marks();
}
