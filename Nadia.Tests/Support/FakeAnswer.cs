namespace Nadia.Tests.Support;

/// <summary>One answer of the loopback model server: a status, and for 200 the text.</summary>
public sealed record FakeAnswer(int Status, string Text)
{
    /// <summary>The header of that name.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>What the provider's protocol says in place of the text when the model will not answer.</summary>
    public string? Refusal { get; init; }

    /// <summary>The whole body, in place of one that the protocol knows.</summary>
    public string? Raw { get; init; }

    public string FinishReason { get; init; } = "stop";

    /// <summary>It is answered when this has come; at once when null.</summary>
    public Task? After { get; init; }

    /// <summary>Never answers.</summary>
    public bool Hangs { get; init; }

    /// <summary>Prompt tokens, those of them cached, and answered tokens.</summary>
    public (int Input, int Cached, int Output) Tokens { get; init; } = (1000, 400, 200);

    public static implicit operator FakeAnswer((int Status, string Text) answer) => new(answer.Status, answer.Text);
}
