using System.Collections.Immutable;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Forms;

namespace FieldBot.Storage.Codecs;

/// <summary>Answers and files, as drafts and records hold them. A kind's number never changes.</summary>
internal static class AnswerCodec
{
    public static void Write(Packer to, Answer answer)
    {
        switch (answer)
        {
            case Answer.Skipped: to.Byte(0); break;
            case Answer.Choice c: to.Byte(1); to.List(c.Values, (p, v) => p.Text(v)); break;
            case Answer.Number n: to.Byte(2); to.Decimal(n.Value); break;
            case Answer.Words w:
                to.Byte(3);
                to.Text(w.Text);
                to.Bool(w.File is not null);
                if (w.File is not null) Write(to, w.File);
                break;
            case Answer.Day d: to.Byte(4); to.Day(d.Value); break;
            case Answer.Spot s:
                to.Byte(5);
                var shared = s is { Latitude: not null, Longitude: not null };
                to.Bool(shared);
                if (shared)
                {
                    to.Double(s.Latitude!.Value);
                    to.Double(s.Longitude!.Value);
                }

                to.Maybe(s.Text);
                break;
            case Answer.Files f: to.Byte(6); to.List(f.Items, Write); break;
            default: throw new InvalidOperationException($"no code for {answer.GetType().Name}");
        }
    }

    public static Answer Read(Unpacker from)
    {
        switch (from.Byte())
        {
            case 0: return Answer.Skipped.Instance;
            case 1: return new Answer.Choice([.. from.List(u => u.Text())]);
            case 2: return new Answer.Number(from.Decimal());
            case 3: return new Answer.Words(from.Text(), from.Bool() ? ReadFile(from) : null);
            case 4: return new Answer.Day(from.Day());
            case 5:
                var (latitude, longitude) = from.Bool() ? (from.Double(), from.Double()) : ((double?)null, (double?)null);
                return new Answer.Spot(latitude, longitude, from.Maybe());
            case 6: return new Answer.Files([.. from.List(ReadFile)]);
            case var kind: throw new StoreException($"数据由更新的版本写成，请升级程序 / the data was written by a newer version (answer kind {kind})");
        }
    }

    public static void WriteAll(Packer to, ImmutableSortedDictionary<string, Answer> answers) => to.List(answers, (p, a) =>
    {
        p.Text(a.Key);
        Write(p, a.Value);
    });

    public static ImmutableSortedDictionary<string, Answer> ReadAll(Unpacker from) =>
        from.List(u => KeyValuePair.Create(u.Text(), Read(u))).ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static void Write(Packer to, FileRef file)
    {
        to.Byte((byte)file.Kind);
        to.Text(file.Id);
        to.Text(file.UniqueId);
        to.Long(file.Bytes);
        to.Long(file.Seconds);
    }

    public static FileRef ReadFile(Unpacker from) => new((FileKind)from.Byte(), from.Text(), from.Text(), from.Long(), from.Int());
}
