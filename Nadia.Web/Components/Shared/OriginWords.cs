using Nadia.Core.Common;
using Nadia.Core.Conversations;

namespace Nadia.Web.Components.Shared;

/// <summary>Who wrote a message, in the reader's words.</summary>
public static class OriginWords
{
    /// <param name="customer">What the customer is called.</param>
    public static string Who(this MessageOrigin origin, string customer) => origin switch
    {
        MessageOrigin.Customer => customer,
        MessageOrigin.Nadia => Words.Of("We"),
        MessageOrigin.Phone => Words.Of("We, from the phone"),
        MessageOrigin.Automatic => Words.Of("We, by an automatic message"),
    };
}
