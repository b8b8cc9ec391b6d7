using System.Net;
using System.Text.RegularExpressions;

namespace Nadia.Tests.Support;

/// <summary>Fills in a static form as a browser without scripts would: reads the page, then posts it with the page's hidden fields.</summary>
public static partial class FormPost
{
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        var token = TestContext.Current.CancellationToken;
        var page = await client.GetStringAsync(new Uri(path, UriKind.Relative), token);
        var hidden = Hidden().Matches(page).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await client.PostAsync(new Uri(path, UriKind.Relative), content, token);
    }

    public static Task<HttpResponseMessage> SignInAsync(this HttpClient client, string email, string password, string? returnUrl = null) =>
        client.SubmitAsync(
            "/account/sign-in" + (returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}"), ("Input.Email", email), ("Input.Password", password));

    [GeneratedRegex("<input type=\"hidden\" name=\"(_handler|__RequestVerificationToken)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
