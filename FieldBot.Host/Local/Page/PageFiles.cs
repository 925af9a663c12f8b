using Microsoft.AspNetCore.Http;

namespace FieldBot.Host.Local.Page;

/// <summary>The files of the page, carried in the program.</summary>
internal static class PageFiles
{
    public static async Task<bool> Serve(HttpContext http, string path)
    {
        var (name, type) = path switch
        {
            "/" => ("page.html", "text/html; charset=utf-8"),
            "/page.css" => ("page.css", "text/css; charset=utf-8"),
            "/page.js" => ("page.js", "text/javascript; charset=utf-8"),
            "/words.js" or "/formatted.js" or "/chat.js" => (path[1..], "text/javascript; charset=utf-8"),
            "/icon.svg" => ("icon.svg", "image/svg+xml"),
            _ => ("", ""),
        };
        if (name.Length == 0) return false;
        using var file = typeof(PageFiles).Assembly.GetManifestResourceStream("Page/" + name) ?? throw new InvalidOperationException($"The program lacks its page file {name}.");
        http.Response.ContentType = type;
        http.Response.Headers.CacheControl = "no-cache";
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
        return true;
    }
}
