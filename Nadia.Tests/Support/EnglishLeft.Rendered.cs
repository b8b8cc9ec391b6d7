using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace Nadia.Tests.Support;

/// <content>The same of what is drawn without a browser.</content>
public static partial class EnglishLeft
{
    private const string Own = "[dir=auto], [lang], script, style, textarea, kbd";

    private static readonly string[] Named = ["aria-label", "title", "placeholder", "alt"];

    /// <summary>What is left in English in a component as it is drawn now, each with where it stands.</summary>
    /// <param name="except">A selector of what the business itself wrote, beside <c>dir="auto"</c>; empty for nothing.</param>
    public static IReadOnlyList<string> In<T>(IRenderedComponent<T> drawn, string except = "")
        where T : IComponent
    {
        var own = except.Length == 0 ? Own : $"{Own}, {except}";
        var elements = drawn.FindAll("*");
        var found = elements.Where(element => element.Closest(own) is null).SelectMany(Texts)
            .Concat(elements.Where(element => element.ParentElement?.Closest(own) is null).SelectMany(Names)).ToList();
        Assert.True(found.Count > 1, "There is nothing to read.");
        return [.. found.Where(text => IsEnglish(text.Words)).Select(text => $"{text.Where}: {text.Words}").Distinct()];
    }

    private static IEnumerable<(string Where, string Words)> Texts(IElement element) => element.ChildNodes.OfType<IText>()
        .Select(text => ($"text of {element.LocalName}.{element.ClassName}", Trimmed(text.Data)))
        .Where(text => text.Item2.Length > 0);

    private static IEnumerable<(string Where, string Words)> Names(IElement element) => Named
        .Where(element.HasAttribute)
        .Select(name => ($"{name} of {element.LocalName}.{element.ClassName}", Trimmed(element.GetAttribute(name)!)))
        .Where(text => text.Item2.Length > 0);
}
