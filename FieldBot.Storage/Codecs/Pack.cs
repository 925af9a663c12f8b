using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace FieldBot.Storage.Codecs;

/// <summary>Writes values one behind the other, small numbers in few bytes. What is written here is on people's disks: an order never changes, a version does.</summary>
internal sealed class Packer
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public void Clear() => _bytes.ResetWrittenCount();

    public void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    public void Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>Zig-zag and seven bits a byte: numbers near zero take one.</summary>
    public void Long(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Seven bits a byte: never below zero.</summary>
    public void Count(int value) => Number((ulong)value);

    private void Number(ulong rest)
    {
        var span = _bytes.GetSpan(10);
        var at = 0;
        for (; rest >= 0x80; rest >>= 7) span[at++] = (byte)(rest | 0x80);
        span[at++] = (byte)rest;
        _bytes.Advance(at);
    }

    /// <summary>Bytes that tell their length in another way.</summary>
    public void Raw(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
    }

    public void Decimal(decimal value)
    {
        foreach (var part in decimal.GetBits(value)) Long(part);
    }

    public void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Long(length);
        _bytes.Advance(Encoding.UTF8.GetBytes(value, _bytes.GetSpan(length)));
    }

    public void Maybe(string? value)
    {
        Bool(value is not null);
        if (value is not null) Text(value);
    }

    public void Time(DateTimeOffset value) => Long(value.ToUnixTimeMilliseconds());

    public void Day(DateOnly value) => Long(value.DayNumber);

    public void List<T>(IReadOnlyCollection<T> items, Action<Packer, T> write)
    {
        Long(items.Count);
        foreach (var item in items) write(this, item);
    }
}

/// <summary>Reads what <see cref="Packer"/> wrote, in the same order.</summary>
internal sealed class Unpacker(byte[] bytes)
{
    private int _at;

    /// <summary>Reads a value to its last byte. What was damaged ends in an InvalidDataException, whatever was met first.</summary>
    public static T Whole<T>(byte[] bytes, Func<Unpacker, T> read)
    {
        var from = new Unpacker(bytes);
        try
        {
            var value = read(from);
            if (from._at == bytes.Length) return value;
        }
        catch (Exception e) when (e is not (StoreException or InvalidDataException))
        {
            throw new InvalidDataException("the bytes are damaged", e);
        }

        throw new InvalidDataException("the bytes are damaged: there are more than belong to the value");
    }

    public byte Byte() => bytes[_at++];

    public bool Bool() => Byte() != 0;

    public long Long()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return (long)(value >> 1) ^ -(long)(value & 1);
            if (shift > 63) throw new InvalidDataException("a number has no end");
        }
    }

    public int Int() => checked((int)Long());

    /// <summary>All that is left.</summary>
    public byte[] Rest()
    {
        var rest = bytes[_at..];
        _at = bytes.Length;
        return rest;
    }

    public double Double()
    {
        _at += 8;
        return BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(_at - 8));
    }

    public decimal Decimal() => new([Int(), Int(), Int(), Int()]);

    public string Text()
    {
        var length = Count();
        _at += length;
        return Encoding.UTF8.GetString(bytes, _at - length, length);
    }

    public string? Maybe() => Bool() ? Text() : null;

    public DateTimeOffset Time() => DateTimeOffset.FromUnixTimeMilliseconds(Long());

    public DateOnly Day() => DateOnly.FromDayNumber(Int());

    public T[] List<T>(Func<Unpacker, T> read)
    {
        var items = new T[Count()];
        for (var i = 0; i < items.Length; i++) items[i] = read(this);
        return items;
    }

    /// <summary>A length. Everything takes a byte at least, so that a damaged one is noticed before it takes memory.</summary>
    private int Count() => Int() is var count && count >= 0 && count <= bytes.Length - _at ? count : throw new InvalidDataException("a length is damaged");
}
