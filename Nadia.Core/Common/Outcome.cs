using System.Diagnostics.CodeAnalysis;

namespace Nadia.Core.Common;

/// <summary>What a command answers: the value, or the <see cref="Common.Refusal"/> that kept it from happening.</summary>
public sealed class Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    public bool Succeeded => Refusal is null;

    /// <summary>The result of a command that succeeded.</summary>
    /// <exception cref="InvalidOperationException">The command was refused.</exception>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal.Message}");

    [SuppressMessage("Usage", "CA2225", Justification = "A service returns the value or the refusal itself; named alternates would never be called.")]
    public static implicit operator Outcome<T>(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "As above.")]
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>True with the value; false with the refusal.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out Refusal? refusal)
    {
        result = value;
        refusal = Refusal;
        return Refusal is null;
    }
}
