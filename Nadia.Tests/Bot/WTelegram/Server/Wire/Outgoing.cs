namespace Nadia.Tests.Bot.WTelegram.Server.Wire;

/// <summary>One message to the client, before it gets its id.</summary>
/// <param name="IsContent">The client has to acknowledge it.</param>
/// <param name="IsAnswer">It answers a message of the client; its id then says so.</param>
internal sealed record Outgoing(byte[] Body, bool IsContent, bool IsAnswer);
