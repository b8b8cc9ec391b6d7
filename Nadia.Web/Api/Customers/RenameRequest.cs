using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Nadia.Core.Customers;

namespace Nadia.Web.Api.Customers;

internal sealed record RenameRequest
{
    [Description("Null or a blank clears it.")]
    [Required(AllowEmptyStrings = true)]
    [StringLength(CustomerRules.MaxNickname)]
    public string? Nickname
    {
        get;
        init
        {
            field = value;
            HasNickname = true;
        }
    }

    /// <summary>Tells an explicit null, which clears the nickname, from a field left out.</summary>
    [JsonIgnore]
    public bool HasNickname { get; private init; }
}
