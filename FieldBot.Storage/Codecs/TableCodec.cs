using System.IO.Compression;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Storage.Codecs;

/// <summary>A programme version: its tables as text, compressed into one value.</summary>
internal static class TableCodec
{
    public static byte[] Write(IReadOnlyList<Table> tables)
    {
        var to = new Packer();
        to.List(tables, (p, t) =>
        {
            p.Text(t.Name);
            p.Text(t.Source);
            p.List(t.Header, (q, h) => q.Text(h));
            p.List(t.Rows, (q, row) => q.List(row, (r, cell) => r.Text(cell)));
        });
        using var bytes = new MemoryStream();
        using (var zip = new BrotliStream(bytes, CompressionLevel.Optimal)) zip.Write(to.ToArray());
        return bytes.ToArray();
    }

    public static IReadOnlyList<Table> Read(byte[] bytes)
    {
        using var zip = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        try
        {
            zip.CopyTo(plain);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException("the tables are damaged", e);
        }

        return Unpacker.Whole(plain.ToArray(), from => from.List(u => new Table(u.Text(), u.Text(), [.. u.List(v => v.Text())], [.. u.List<System.Collections.Immutable.ImmutableArray<string>>(v => [.. v.List(w => w.Text())])])));
    }
}
