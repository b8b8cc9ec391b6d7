using Nadia.Core.Common;

namespace Nadia.Core.Review.Labels;

/// <summary>Labels are stored, and may be renamed; one that still reads as it shipped is said in its reader's language.</summary>
public static class EditTagWords
{
    public static string Say(string label) => Words.Language == Words.English ? label : Known(label) ?? label;

    /// <summary>The families are stored as they ship, and no others are added.</summary>
    public static string Family(string family) => family switch
    {
        "tone" => Words.Of("tone"),
        "structure" => Words.Of("structure"),
        "content" => Words.Of("content"),
        "call-to-action" => Words.Of("call-to-action"),
        "language" => Words.Of("language"),
        _ => family,
    };

    private static string? Known(string english) => english switch
    {
        "Warmer" => Words.Of("Warmer"),
        "More formal" => Words.Of("More formal"),
        "Less formal" => Words.Of("Less formal"),
        "Calmer" => Words.Of("Calmer"),
        "Shorter" => Words.Of("Shorter"),
        "Longer" => Words.Of("Longer"),
        "Split up" => Words.Of("Split up"),
        "Merged" => Words.Of("Merged"),
        "Reordered" => Words.Of("Reordered"),
        "Fact fixed" => Words.Of("Fact fixed"),
        "Content added" => Words.Of("Content added"),
        "Content removed" => Words.Of("Content removed"),
        "Question added" => Words.Of("Question added"),
        "Question removed" => Words.Of("Question removed"),
        "Unsafe text removed" => Words.Of("Unsafe text removed"),
        "Soft call to action" => Words.Of("Soft call to action"),
        "Medium call to action" => Words.Of("Medium call to action"),
        "Direct call to action" => Words.Of("Direct call to action"),
        "Call to action removed" => Words.Of("Call to action removed"),
        "Spelling" => Words.Of("Spelling"),
        "Grammar" => Words.Of("Grammar"),
        "Language switched" => Words.Of("Language switched"),
        _ => null,
    };
}
