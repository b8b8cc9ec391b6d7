using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Nadia.Web.Api.Bodies;

/// <summary>A field's value breaks the rule that the message says; the serializer adds the path of the field.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It is thrown by the converters beside it alone, with the rule.")]
internal sealed class BrokenFieldException(string rule) : JsonException(rule);
