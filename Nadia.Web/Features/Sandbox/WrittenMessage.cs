namespace Nadia.Web.Features.Sandbox;

/// <summary>A message between the press of the key and its place in the inbox. Its id is made here, so sending it again doubles nothing.</summary>
public sealed class WrittenMessage(string id, string text)
{
    public string Id { get; } = id;

    public string Text { get; } = text;

    /// <summary>Why it could not be sent, as a sentence; null while it is on its way.</summary>
    public string? Problem { get; set; }
}
