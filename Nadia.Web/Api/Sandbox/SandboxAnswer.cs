using Nadia.Core.Delivery;

namespace Nadia.Web.Api.Sandbox;

/// <summary>What a sandbox customer's phone shows.</summary>
internal sealed record SandboxAnswer(IReadOnlyList<SandboxMessageAnswer> Items)
{
    public static SandboxAnswer Of(List<SandboxMessage> messages) => new([.. messages.Select(SandboxMessageAnswer.Of)]);
}
