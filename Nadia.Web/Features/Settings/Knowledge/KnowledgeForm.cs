using Nadia.Core.Common;
using Nadia.Core.Knowledge;

namespace Nadia.Web.Features.Settings.Knowledge;

/// <summary>What is typed or uploaded in the document dialog: a copy, so that a dialog that is cancelled leaves nothing behind.</summary>
public sealed class KnowledgeForm(KnowledgeEdit start)
{
    public string Title { get; set; } = start.Title;

    public KnowledgeLanguage Language { get; set; } = start.Language;

    public bool Enabled { get; set; } = start.Enabled;

    public string Text { get; private set; } = start.Text;

    /// <summary>A longer text is changed by uploading it: a text box sends all of it at each letter.</summary>
    public bool CanType => Text.Length <= KnowledgeRules.MaxTyped && TypedText.Fits(Text);

    public KnowledgeEdit Edit => new(Title.Trim(), Language, Text, Enabled);

    /// <summary>Why it cannot be saved as it stands, as a sentence; null when it can.</summary>
    public string? Problem => KnowledgeRules.Check(Edit) switch
    {
        null => null,
        { Field: "title", Rule: var rule } => Words.Fill($"The title {rule}"),
        { Rule: var rule } => Words.Fill($"The text {rule}"),
    };

    public void Write(string? text) => Text = text ?? "";

    /// <summary>Takes a file's text in place of what is there; its name is the title where none was typed.</summary>
    public void Take(string name, string text)
    {
        Text = text;
        if (string.IsNullOrWhiteSpace(Title)) Title = Path.GetFileNameWithoutExtension(name) is { Length: <= KnowledgeRules.MaxTitle } stem && TextRules.Storable("title", stem) is null ? stem : "";
    }
}
