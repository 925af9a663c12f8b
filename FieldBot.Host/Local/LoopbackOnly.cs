using System.Net;
using Microsoft.AspNetCore.Http;

namespace FieldBot.Host.Local;

/// <summary>
/// Keeps other sites out: a page of the web may make the browser call 127.0.0.1, also under a name of its own that points there (rebinding).
/// The Host header tells the second, the Origin header the first.
/// </summary>
internal static class LoopbackOnly
{
    public static bool Allows(HttpRequest request)
    {
        var port = request.HttpContext.Connection.LocalPort;
        if (!IsLocal(request.Host.Host) || request.Host.Port is { } named && named != port) return false;
        string? origin = request.Headers.Origin;
        if (!string.IsNullOrEmpty(origin))
            return Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme == "http" && IsLocal(uri.Host) && uri.Port == port;
        return request.HttpContext.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
            && request.Headers["Sec-Fetch-Site"] is not [("cross-site" or "same-site")];
    }

    private static bool IsLocal(string host) => host is "127.0.0.1" or "localhost";
}
