using System.Globalization;
using System.Net;
using System.Text;

namespace FieldBot.Benchmarks;

/// <summary>A Bot API that has one file to fetch.</summary>
internal sealed class WorkbookServer : HttpMessageHandler
{
    public string File { get; set; } = "";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = request.RequestUri!.Segments[^1] == "getFile" ? Found() : new StreamContent(System.IO.File.OpenRead(File)) });

    private StringContent Found() => new(string.Create(CultureInfo.InvariantCulture,
        $$$"""{"ok":true,"result":{"file_id":"f","file_unique_id":"u","file_size":{{{new FileInfo(File).Length}}},"file_path":"documents/programme.xlsx"}}"""), Encoding.UTF8, "application/json");
}
