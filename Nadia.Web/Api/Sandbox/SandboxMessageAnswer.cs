using System.ComponentModel;
using System.Globalization;
using Nadia.Core.Conversations;
using Nadia.Core.Delivery;

namespace Nadia.Web.Api.Sandbox;

/// <summary>One message on a sandbox customer's phone.</summary>
internal sealed record SandboxMessageAnswer(
    [property: Description("`in`: the customer wrote it; `out`: the business did.")] MessageDirection Direction,
    string Text,
    [property: Description("Always text, also where it was given as a number.")] string MessageId,
    [property: Description("The sender's 64-bit id of an outgoing message, as text because JSON numbers are exact to 2^53 only; null for the customer's own.")] string? RandomId,
    DateTime At)
{
    public static SandboxMessageAnswer Of(SandboxMessage message) => new(
        message.Direction, message.Text, message.MessageId, message.RandomId?.ToString(CultureInfo.InvariantCulture), message.At.UtcDateTime);
}
