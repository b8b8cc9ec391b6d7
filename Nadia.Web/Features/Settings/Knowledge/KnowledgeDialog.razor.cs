using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using Nadia.Core.Common;
using Nadia.Core.Knowledge;
using Nadia.Web.Components.Shared;

namespace Nadia.Web.Features.Settings.Knowledge;

/// <summary>Edits a copy of a document, typed, pasted or uploaded. It saves nothing itself: it answers the document as it should be, or nothing.</summary>
public sealed partial class KnowledgeDialog
{
    /// <summary>Characters of a text that is too long to be typed in that are shown.</summary>
    private const int Preview = 4_000;

    private KnowledgeForm form = new(new("", KnowledgeLanguage.English, ""));
    private string? refused;
    private string? taken;
    private bool busy;
    private bool asked;

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Parameter, EditorRequired]
    public KnowledgeEdit Start { get; set; } = default!;

    private string FileNote => busy
        ? Words.Of("Reading the file…")
        : refused ?? taken ?? Words.Of("Markdown, plain text or PDF, 2 MB at most; it takes the place of the text. Of a PDF its text is taken: what is only a picture in it is not read.");

    protected override void OnInitialized() => form = new(Start);

    private void OnKey(KeyboardEventArgs key)
    {
        if (key.IsConfirm() && !busy) Confirm();
    }

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        (busy, refused, taken) = (true, null, null);
        try
        {
            if (!(await ReadAsync(chosen.File)).TryGet(out var text, out var refusal))
            {
                refused = refusal is Invalid invalid ? Words.Fill($"The file {invalid.Rule}") : refusal.Message;
                return;
            }

            form.Take(chosen.File.Name, text);
            taken = Words.Fill($"{text.Length:N0} characters taken from the file.");
        }
        finally
        {
            busy = false;
        }
    }

    private static async Task<Outcome<string>> ReadAsync(IBrowserFile file)
    {
        if (file.Size > KnowledgeRules.MaxFile) return KnowledgeFile.TooLarge();
        using var content = new MemoryStream();
        try
        {
            await using var stream = file.OpenReadStream(KnowledgeRules.MaxFile);
            await stream.CopyToAsync(content);
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            return new Invalid("file", Words.Of("did not arrive whole. Try again."));
        }

        return await KnowledgeFile.ReadAsync(content.ToArray(), CancellationToken.None);
    }

    private void Confirm()
    {
        asked = true;
        if (form.Problem is null) Dialog.Close(DialogResult.Ok(form.Edit));
    }
}
