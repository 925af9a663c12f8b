using System.Buffers;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace FieldBot.Host.Hosting;

/// <summary>Reads the settings: appsettings.json beside the program, then the environment (FieldBot__…), then the command line; the last one counts.</summary>
internal static class SettingsReader
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private static readonly IPNetwork[] Private = [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16")];

    /// <param name="args">--FieldBot:Key=value, each.</param>
    /// <param name="program">Folder of appsettings.json; null: where the program lies.</param>
    public static Settings Read(IReadOnlyList<string> args, string? program = null)
    {
        var builder = new ConfigurationBuilder().AddJsonFile(Path.Combine(program ?? AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables();
        try { return Read(builder.AddInMemoryCollection(args.Reverse().Select(Argument).DistinctBy(a => a.Key, StringComparer.OrdinalIgnoreCase)).Build()); }
        catch (InvalidDataException e) { throw new SettingsException($"appsettings.json: {e.InnerException?.Message ?? e.Message}"); }
    }

    public static Settings Read(IConfiguration configuration)
    {
        foreach (var (key, value) in configuration.GetSection("FieldBot").AsEnumerable())
            if (value is not null && !Settings.Keys.Contains(key, StringComparer.OrdinalIgnoreCase))
                throw new SettingsException($"{key}：没有这个设置；允许 / no such setting; allowed: {string.Join(", ", Settings.Keys)}");

        var token = Token(Value(Settings.TokenKey));
        var baseUrl = BaseUrl(Value(Settings.BaseUrlKey));
        if (token is null && baseUrl is not null) throw SettingsException.Of(Settings.BaseUrlKey, baseUrl.ToString(),
            $"还需要设置 {Settings.TokenKey}；没有令牌时程序使用自带的 Bot API", $"needs {Settings.TokenKey}; without a token the program serves a Bot API of its own");
        var data = Folder(Settings.DataFolderKey, Value(Settings.DataFolderKey) ?? "data");
        var keys = Folder(Settings.KeyFolderKey, Value(Settings.KeyFolderKey) ?? data + "-keys");
        if (keys == data || keys.StartsWith(data + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw SettingsException.Of(Settings.KeyFolderKey, keys,
                "允许：数据文件夹以外的文件夹，这样复制数据时不会一并带走密钥", "allowed: a folder outside the data folder, so that a copy of the data is not a copy of the keys");
        return new(token, baseUrl, Paced(Value(Settings.PacingKey), token, baseUrl), data, keys, Port(Value(Settings.LocalPortKey)));

        string? Value(string key) => configuration[key]?.Trim() is { Length: > 0 } value ? value : null;
    }

    private static KeyValuePair<string, string?> Argument(string arg)
    {
        var name = arg.Split('=', 2)[0];
        if (!arg.StartsWith("--" + Settings.Prefix, StringComparison.OrdinalIgnoreCase)) throw new SettingsException($"{name}：看不懂；设置要写成 / not understood; settings are given as --FieldBot:Key=value");
        return arg.Split('=', 2) is [_, var value] ? new(name[2..], value) : throw new SettingsException($"{name}：没有值；设置要写成 / has no value; settings are given as --FieldBot:Key=value");
    }

    private static string? Token(string? value)
    {
        if (value is null) return null;
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        var good = colon > 0 && colon < value.Length - 1 && value.AsSpan(0, colon).IndexOfAnyExceptInRange('0', '9') < 0 && colon <= 18
            && value.AsSpan(colon + 1).IndexOfAnyExcept(TokenCharacters) < 0;
        return good ? value : throw SettingsException.Of(Settings.TokenKey, Secrets.Hidden,
            "允许：BotFather 给的令牌，即数字、英文冒号、字母和数字", "allowed: a token as BotFather gives it, digits, a colon, letters and digits");
    }

    private static Uri? BaseUrl(string? value)
    {
        if (value is null) return null;
        if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || url is not { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" })
            throw SettingsException.Of(Settings.BaseUrlKey, value,
                "允许：Bot API 服务器的地址，不带路径，例如 http://127.0.0.1:8081", "allowed: the address of a Bot API server without a path, such as http://127.0.0.1:8081");
        return url.Scheme == "https" || IsNear(url) ? url
            : throw SettingsException.Of(Settings.BaseUrlKey, value,
                "别处的服务器允许：https；http 会明文传送令牌，只用于本机和内网", "allowed for a server elsewhere: https; http would send the token in clear and is for this computer and a private network");
    }

    /// <summary>A name without a dot or a private address: this computer, or a server in the same network.</summary>
    private static bool IsNear(Uri url) => IPAddress.TryParse(url.IdnHost, out var address)
        ? IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || Private.Any(n => n.Contains(address))
        : !url.IdnHost.Contains('.', StringComparison.Ordinal);

    private static bool Paced(string? value, string? token, Uri? baseUrl) => value switch
    {
        null => token is not null,
        "telegram" => true,
        "off" when token is not null && (baseUrl is null || baseUrl.IdnHost.EndsWith("telegram.org", StringComparison.OrdinalIgnoreCase)) =>
            throw SettingsException.Of(Settings.PacingKey, value,
                $"用 Telegram 官方服务器时允许：telegram；off 需要在 {Settings.BaseUrlKey} 里设置别的服务器", $"allowed for Telegram's own Bot API: telegram; off needs another server in {Settings.BaseUrlKey}"),
        "off" => false,
        _ => throw SettingsException.Of(Settings.PacingKey, value, "允许：telegram 或 off", "allowed: telegram or off"),
    };

    private static string Folder(string key, string value)
    {
        string path;
        try { path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(value)); }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException) { throw SettingsException.Of(key, value, "允许：一个文件夹的路径", "allowed: the path of a folder"); }
        return File.Exists(path) ? throw SettingsException.Of(key, value, "这是一个文件；允许：一个文件夹的路径", "this is a file; allowed: the path of a folder") : path;
    }

    private static int Port(string? value)
    {
        if (value is null) return 5080;
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535 ? port
            : throw SettingsException.Of(Settings.LocalPortKey, value, "允许：1 到 65535 的端口，0 表示任选一个空闲端口", "allowed: a port from 1 to 65535, or 0 for any free one");
    }
}
