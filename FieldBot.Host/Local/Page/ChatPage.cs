using Microsoft.AspNetCore.Http;
namespace FieldBot.Host.Local.Page;
internal sealed class ChatPage
{
    public Task<bool> Serve(HttpContext http, CancellationToken closing) => Task.FromResult(false);
}
