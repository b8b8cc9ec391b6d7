namespace Nadia.Web.Features.Settings;

/// <summary>The answer of the dialog <c>Create API key</c>.</summary>
public sealed record WantedApiKey(string Name, bool IsAdmin);
