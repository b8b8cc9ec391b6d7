using System.ComponentModel;
using Nadia.Web.Api.Bodies;

namespace Nadia.Web.Api.Sandbox;

/// <summary>The message is in the inbox.</summary>
internal sealed record SandboxAccepted([property: Description("In the form the caller gave it.")] MessageId MessageId);
