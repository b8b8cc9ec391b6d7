using System.Net.Http.Headers;
using System.Text.Json;

namespace Nadia.Tests.Web.Api;

/// <summary>What the API answered.</summary>
public sealed record ApiReply(int Status, string? ContentType, string Text, JsonElement Json, HttpResponseHeaders Headers)
{
    /// <summary>A field of an answer that must be a success.</summary>
    public JsonElement this[string field] => Ok().GetProperty(field);

    public JsonElement Ok()
    {
        Assert.True(Status is 200 or 202, $"{Status}: {Text}");
        Assert.Equal("application/json", ContentType);
        return Json;
    }

    /// <summary>Fails unless it is this problem, as problem+json and without a trace of the inside.</summary>
    public JsonElement Problem(int status, string code)
    {
        Assert.True(Status == status, $"{Status}: {Text}");
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.Equal(code, Json.GetProperty("code").GetString());
        Assert.Equal($"urn:nadia:problem:{code}", Json.GetProperty("type").GetString());
        Assert.NotEmpty(Json.GetProperty("detail").GetString()!);
        Assert.DoesNotContain("   at ", Text, StringComparison.Ordinal);
        return Json;
    }

    /// <summary>Fails unless it is a 400 that names the field; answers the rule.</summary>
    public string BrokenRule(string field, string code = "invalid")
    {
        var errors = Problem(400, code).GetProperty("errors");
        Assert.True(errors.TryGetProperty(field, out var rules), $"{field} is not named in {Text}");
        return Assert.Single(rules.EnumerateArray().ToList()).GetString()!;
    }
}
