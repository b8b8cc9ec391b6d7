namespace Nadia.Core.Conversations;

/// <summary>Which bytes are taken for a photo.</summary>
public static class PhotoRules
{
    public const int MaxBytes = 10_000_000;

    /// <summary>The type by the first bytes (https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern); null for anything but JPEG, PNG and WebP.</summary>
    public static string? ContentType(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', (byte)'V', (byte)'P', ..] => "image/webp",
        _ => null,
    };
}
