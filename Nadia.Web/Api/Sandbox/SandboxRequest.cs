using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Nadia.Core.Conversations;
using Nadia.Core.Customers;
using Nadia.Web.Api.Bodies;

namespace Nadia.Web.Api.Sandbox;

internal sealed record SandboxRequest
{
    [Required]
    [StringLength(CustomerRules.MaxUserId, MinimumLength = 1)]
    public string? UserId { get; init; }

    [Required]
    [StringLength(MessageRules.MaxText, MinimumLength = 1)]
    public string? Text { get; init; }

    [Description("The message's id on the phone, as text or as a whole number; a new one is made when it is left out.")]
    public MessageId? MessageId { get; init; }

    [Description("The name the customer shows.")]
    [StringLength(CustomerRules.MaxName)]
    public string? Name { get; init; }
}
