namespace Nadia.Web.Features.Review;

/// <summary>What actions may do with the page they act on.</summary>
/// <param name="Draw">Draws the page anew.</param>
/// <param name="Go">Turns to a draft; null turns to the queue alone.</param>
/// <param name="GoBack">Turns to a draft although the page may show it already: it has changed.</param>
/// <param name="FocusBack">Puts the focus back to where a question was asked.</param>
public sealed record DeskView(Action Draw, Action<Guid?> Go, Action<Guid> GoBack, Func<Task> FocusBack);
