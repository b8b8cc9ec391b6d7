using System.Text.Json.Serialization;

namespace Nadia.Web.Api.Bodies;

/// <summary>A message's id on the phone: text, or a whole number of any size. 5 and "5" are the same message.</summary>
/// <param name="IsNumber">Whether the caller wrote it as a number, which is how it is answered.</param>
[JsonConverter(typeof(MessageIdField))]
internal readonly record struct MessageId(string Text, bool IsNumber);
