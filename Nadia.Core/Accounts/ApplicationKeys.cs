namespace Nadia.Core.Accounts;

/// <summary>What https://my.telegram.org/apps gives for an application. The hash is a secret, and sessions are encrypted with it.</summary>
/// <param name="ApiId">Above 0.</param>
/// <param name="ApiHash">32 hexadecimal digits.</param>
public sealed record ApplicationKeys(int ApiId, string ApiHash)
{
    /// <summary>Without the secret, so that it cannot get into a log line by mistake.</summary>
    public override string ToString() => $"application {ApiId}";
}
