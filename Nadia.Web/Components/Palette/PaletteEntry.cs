namespace Nadia.Web.Components.Palette;

/// <summary>Something to do or a place to go to.</summary>
/// <param name="Kind">Said before it, such as <c>Do</c>, <c>Go to</c> or <c>Customer</c>.</param>
/// <param name="Key">The key that does the same; null without one.</param>
public sealed record PaletteEntry(string Kind, string Name, string? Key, Func<Task> Run)
{
    /// <summary>Whether every word of the text is in its name, whatever the case.</summary>
    public bool Fits(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
