using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FieldBot.Host.Local.Page;

/// <summary>Somebody whom one can be on the page.</summary>
/// <param name="Code">Member code; empty for a stranger.</param>
/// <param name="Roles">Names of roles; the page knows the words for them.</param>
internal sealed record Person(long Chat, string Code, string Name, IReadOnlyList<string> Roles, string Group);

/// <summary>The chat page: three static files, and small endpoints by which it reads a chat and does what a person can do.</summary>
internal sealed class ChatPage(LocalTelegram telegram, IReadOnlyList<Person> people)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(25);

    private readonly PageActs _acts = new();

    /// <summary>False: no such path.</summary>
    public async Task<bool> Serve(HttpContext http, CancellationToken closing)
    {
        Headers(http.Response);
        var path = http.Request.Path.Value ?? "/";
        if (!path.StartsWith("/api/", StringComparison.Ordinal)) return await PageFiles.Serve(http, path);
        var parts = path["/api/".Length..].Split('/');
        if (parts is ["people"]) return await Write(http, people);
        if (parts is ["files", var file]) return await FileOf(http, file);
        if (parts is ["groups", var of] && UserOf(of) is { } member) return await Write(http, GroupsOf(member));
        if (parts is ["groups", var room, var whose, ..] && UserOf(whose) is { } by && GroupOf(room, by) is { } group)
        {
            if (parts.Length == 3) return await Write(http, await Next(http, group, by, closing));
            return HttpMethods.IsPost(http.Request.Method) && parts.Length == 4 && await Act(http, body => GroupActs.Do(group, by, parts[3], body));
        }

        if (parts is not ["chats", var chat, ..] || UserOf(chat) is not { } user) return false;
        if (parts.Length == 2) return await Write(http, await Next(http, user, user, closing));
        return HttpMethods.IsPost(http.Request.Method) && parts.Length == 3 && await Act(http, body => _acts.Do(user, parts[2], body));
    }

    /// <summary>The chat once it is newer than what the page shows; as it is when nothing happens for a while.</summary>
    private async Task<object> Next(HttpContext http, LocalChat chat, LocalUser who, CancellationToken closing)
    {
        var after = long.TryParse(http.Request.Query["after"], CultureInfo.InvariantCulture, out var version) ? version : -1;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, closing);
        try { return Seen(await chat.Changed(after, Wait, stop.Token)); }
        catch (TimeoutException) { return Seen(chat.View); }

        object Seen(ChatView view) => PageView.Of(view, telegram.Profile.MenuOf(chat.Id, who.Id), who.Id, id => telegram.User(id)?.Name ?? "");
    }

    private LocalUser? UserOf(string chat) => long.TryParse(chat, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? telegram.User(id) : null;

    /// <summary>Groups are seen by those who are in them.</summary>
    private LocalGroup? GroupOf(string chat, LocalUser by) =>
        long.TryParse(chat, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && telegram.Group(id) is { } group && group.State.Members.ContainsKey(by.Id) ? group : null;

    // A script rounds numbers of this length: it gets them as words.
    private IEnumerable<object> GroupsOf(LocalUser user) => telegram.Groups.Where(g => g.State.Members.ContainsKey(user.Id) && g.State is { MovedTo: 0, Deleted: false })
        .Select(g => new { Chat = g.Id.ToString(CultureInfo.InvariantCulture), g.State.Title });

    private static async Task<bool> Act(HttpContext http, Func<JsonElement, object> act)
    {
        if (!http.Request.HasJsonContentType())
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return true;
        }
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            return await Write(http, act(body.RootElement));
        }
        catch (Exception refused) when (refused is ArgumentException or InvalidOperationException or JsonException or KeyNotFoundException or FormatException)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return true;
        }
    }

    /// <summary>A picture to be seen, a voice note to be heard, or a file to be saved: never a page that this origin would run.</summary>
    private async Task<bool> FileOf(HttpContext http, string id)
    {
        if (telegram.Files.ById(id) is not { } file) return false;
        var shown = file.Content.AsSpan() switch
        {
            [0x89, (byte)'P', ..] => "image/png",
            [0xFF, 0xD8, ..] => "image/jpeg",
            [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => "audio/ogg",
            _ => null,
        };
        http.Response.ContentType = shown ?? "application/octet-stream";
        if (shown is null) http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = file.Name }.ToString();
        http.Response.ContentLength = file.Content.Length;
        await http.Response.Body.WriteAsync(file.Content, http.RequestAborted);
        return true;
    }

    private static async Task<bool> Write(HttpContext http, object value)
    {
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(value, http.RequestAborted);
        return true;
    }

    private static void Headers(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
