using Nadia.Core.Common;

namespace Nadia.Core.Team;

/// <summary>The change would leave the team without anybody who can administer it.</summary>
public sealed record LastAdmin() : Refusal(Words.Of("This is the last active admin. Make somebody else an admin first."));
