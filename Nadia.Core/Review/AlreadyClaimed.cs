using System.Globalization;
using Nadia.Core.Common;

namespace Nadia.Core.Review;

/// <summary>Another reviewer holds the draft.</summary>
public sealed record AlreadyClaimed(string By, DateTimeOffset Until)
    : Refusal(Words.Fill($"{By} is working on this draft (until {Until:HH:mm:ss} UTC at least)."));
