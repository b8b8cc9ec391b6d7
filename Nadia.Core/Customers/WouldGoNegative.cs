using System.Globalization;
using Nadia.Core.Common;

namespace Nadia.Core.Customers;

/// <summary>The change would take the customer's LTV below 0.</summary>
public sealed record WouldGoNegative(decimal Ltv, decimal Change)
    : Refusal(Words.Fill($"The LTV is {Ltv:F2} USD; a change of {Change:F2} would take it below 0."));
