using System.Runtime.CompilerServices;
using FieldBot.Storage.Codecs;
using FieldBot.Storage.Tests.Codecs;
using FieldBot.Storage.Tests.Fixtures;
using FieldBot.Storage.Vault;

namespace FieldBot.Storage.Tests.Shapes;

/// <summary>
/// What was written once stays readable for good. When one of these fails, the format changed: raise its version, keep reading
/// the old one, and add a new file; never overwrite one.
/// </summary>
public sealed class ShapeTests
{
    [Fact]
    public void A_session_is_written_and_read_as_ever() => Pinned("session-1", Known.Session, Bytes.Of, Bytes.Session);

    [Fact]
    public void A_message_is_written_and_read_as_ever() => Pinned("message-1", Known.Message, Bytes.Of, Bytes.Message);

    [Fact]
    public void A_visit_is_written_and_read_as_ever() => Pinned("visit-1", Known.Visit, VisitCodec.Write, Bytes.Visit);

    [Fact]
    public void A_chat_is_written_and_read_as_ever() => Pinned("chat-1", Known.Chat(), Bytes.Of, Bytes.Chat);

    /// <summary>Another compressor may write other bytes, so only the reading is fixed.</summary>
    [Fact]
    public void Tables_are_read_as_ever() => Assert.Equal(Portrait.Of(Known.Tables), Portrait.Of(Bytes.Tables(Shape("tables-1"))));

    [Fact]
    public void An_address_is_found_and_unsealed_as_ever()
    {
        using var premises = new Premises();
        Directory.CreateDirectory(premises.Keys);
        File.WriteAllBytes(premises.KeyFile, [1, .. Enumerable.Range(1, 64).Select(n => (byte)n)]);
        using var vault = KeyVault.Open(premises.Keys, fresh: false);
        Assert.Equal("976927d16f8269fa", Convert.ToHexStringLower(vault.Check()));
        Assert.Equal("f65f2e4349332387d453e9c4e1b6f767e36f888013d051e4e74d4c08196077af", Convert.ToHexStringLower(vault.HashOf(-1001234567890)));
        Assert.Equal("4cf862e0f2b5c63a2ec104bcda9d7751ae4f0803cda8ddda328e71b03cf940e3", Convert.ToHexStringLower(vault.HashOf("token")));
        Assert.Equal(-1001234567890, vault.Unseal(Shape("sealed-1")));
        Assert.Equal(42, vault.Unseal(vault.Seal(42)));
    }

    private static void Pinned<T>(string name, T value, Func<T, byte[]> write, Func<byte[], T> read)
    {
        var shape = Shape(name);
        Assert.Equal(Convert.ToHexStringLower(shape), Convert.ToHexStringLower(write(value)));
        Assert.Equal(Portrait.Of(value), Portrait.Of(read(shape)));
    }

    private static byte[] Shape(string name, [CallerFilePath] string here = "") =>
        Convert.FromHexString(string.Concat(File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, name + ".hex"))));
}
