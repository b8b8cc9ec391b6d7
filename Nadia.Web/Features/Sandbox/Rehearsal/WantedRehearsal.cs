namespace Nadia.Web.Features.Sandbox.Rehearsal;

/// <param name="Speed">1 for life's own pace.</param>
public sealed record WantedRehearsal(string Scenario, double Speed);
