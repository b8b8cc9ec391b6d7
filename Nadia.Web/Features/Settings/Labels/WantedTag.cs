namespace Nadia.Web.Features.Settings.Labels;

/// <summary>An edit tag as an admin wants it.</summary>
public sealed record WantedTag(string Family, string Label);
