using Microsoft.AspNetCore.Components;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Safety;

namespace Nadia.Web.Features.Settings.Safety;

/// <summary>Edits a copy of a rule. It saves nothing itself: it answers the rule as it should be, or nothing.</summary>
public sealed partial class RuleDialog
{
    private RuleForm form = new(RuleForm.Blank);
    private RulePreview? preview;
    private string? refused;
    private string tried = "";
    private bool asked;
    private bool busy;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired]
    public RuleDefinition Start { get; set; } = RuleForm.Blank;

    [Parameter, EditorRequired]
    public Func<RuleDefinition, Task<Outcome<RulePreview>>> Preview { get; set; } = default!;

    private bool IsKnown => Start.Name.Length > 0;

    private string Found => tried.Length == 0 ? "" : form.Try(tried) switch
    {
        null => Words.Of("The rule is not right yet."),
        [] => Words.Of("The rule finds nothing in it."),
        var words => Words.Fill($"Found: {Quoted(words)}"),
    };

    private static string Quoted(IReadOnlyList<string> words) => string.Join(", ", words.Select(word => $"“{word}”"));

    protected override void OnInitialized() => form = new(Start);

    private async Task PreviewAsync()
    {
        (asked, busy, preview, refused) = (true, true, null, null);
        try
        {
            if (form.Problem is null && !(await Preview(form.ToDefinition())).TryGet(out preview, out var refusal)) refused = refusal.Message;
        }
        finally
        {
            busy = false;
        }
    }

    private void Confirm()
    {
        asked = true;
        if (form.Problem is null) Dialog.Close(DialogResult.Ok(form.ToDefinition()));
    }
}
