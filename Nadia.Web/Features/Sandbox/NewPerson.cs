namespace Nadia.Web.Features.Sandbox;

/// <summary>A customer whom somebody wants to play and who has not written yet.</summary>
public sealed record NewPerson(string UserId, string? Name);
