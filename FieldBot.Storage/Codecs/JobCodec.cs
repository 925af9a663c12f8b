using FieldBot.Dialogs;

namespace FieldBot.Storage.Codecs;

/// <summary>A job that is not done yet.</summary>
internal static class JobCodec
{
    private const byte Version = 2;

    public static byte[] Write(Job job)
    {
        var to = new Packer();
        to.Byte(Version);
        to.Byte(job switch { Job.CheckWorkbook => 1, Job.WriteWorkbook => 2, Job.MakeLinks => 3, Job.Spread => 4, Job.ExportAudit => 5, Job.KeepEvidence => 6, Job.CheckReturn => 7, Job.PrintPosters => 8, Job.PrintEcho => 9, Job.DrawSummary => 10, Job.ExportRecords => 11, _ => throw new InvalidOperationException($"a job that nobody writes: {job.GetType().Name}") });
        to.Text(job.Card);
        switch (job)
        {
            case Job.CheckWorkbook check:
                to.Text(check.By);
                AnswerCodec.Write(to, check.File);
                break;
            case Job.MakeLinks links:
                to.Text(links.By);
                to.List(links.Members, (p, m) => p.Text(m));
                break;
            case Job.CheckReturn check:
                to.Long(check.Version);
                to.Long(check.From);
                break;
            case Job.KeepEvidence keep:
                to.Text(keep.On);
                AnswerCodec.Write(to, keep.File);
                to.Bool(keep.Apart);
                break;
            case Job.PrintPosters print:
                to.Text(print.By);
                to.List(print.Units, (p, u) => p.Text(u));
                to.Text(print.Language);
                break;
            case Job.PrintEcho print:
                to.Text(print.Unit);
                to.Day(print.Month);
                to.List(print.Lines, (p, l) => p.Text(l));
                to.Text(print.Language);
                break;
            case Job.DrawSummary draw:
                to.Text(draw.By);
                to.Text(draw.Query);
                to.Text(draw.Language);
                break;
            case Job.ExportRecords export:
                to.Text(export.By);
                to.Text(export.Query);
                to.Byte((byte)export.Kind);
                to.Text(export.Language);
                break;
            case Job.Spread spread:
                to.Long(spread.Number);
                break;
        }

        return to.ToArray();
    }

    public static Job Read(byte[] bytes) => Unpacker.Whole<Job>(bytes, from =>
    {
        if (from.Byte() is var version && version is 0 or > Version) throw new StoreException("任务由更新的版本写成\uFF0C请升级程序 / a job was written by a newer version");
        var (kind, card) = (from.Byte(), from.Text());
        return kind switch
        {
            1 => new Job.CheckWorkbook(card, from.Text(), AnswerCodec.ReadFile(from)),
            2 => new Job.WriteWorkbook(card),
            3 => new Job.MakeLinks(card, from.Text(), [.. from.List(u => u.Text())]),
            4 => new Job.Spread(card, from.Int()),
            5 => new Job.ExportAudit(card),
            6 => new Job.KeepEvidence(card, from.Text(), AnswerCodec.ReadFile(from), version > 1 && from.Bool()),
            7 => new Job.CheckReturn(card, from.Int(), from.Int()),
            8 => new Job.PrintPosters(card, from.Text(), [.. from.List(u => u.Text())], from.Text()),
            9 => new Job.PrintEcho(card, from.Text(), from.Day(), [.. from.List(u => u.Text())], from.Text()),
            10 => new Job.DrawSummary(card, from.Text(), from.Text(), from.Text()),
            11 => new Job.ExportRecords(card, from.Text(), from.Text(), (ExportKind)from.Byte(), from.Text()),
            _ => throw new InvalidDataException("a job of no kind"),
        };
    });
}
