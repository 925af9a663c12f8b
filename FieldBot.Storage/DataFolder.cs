using System.Text;
using FieldBot.Storage.Durability;

namespace FieldBot.Storage;

/// <summary>The data folder: one program at a time, and either 试用 (trial) or 真实 (real) for good.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string LockFile = "fieldbot.lock", MarkFile = "fieldbot.kind", Trial = "试用 trial", Real = "真实 real";

    private readonly FileStream _lock;

    private DataFolder(FileStream locked) => _lock = locked;

    public static DataFolder Open(string folder, bool trial)
    {
        try
        {
            DiskFolder.Make(folder);
            var opened = new DataFolder(DiskFile.Stream(Path.Combine(folder, LockFile)));
            try
            {
                Mark(folder, trial);
                return opened;
            }
            catch
            {
                opened.Dispose();
                throw;
            }
        }
        catch (UnauthorizedAccessException)
        {
            throw new StoreException($"FieldBot:DataFolder = {folder}：没有读写权限；允许：一个可以读写的文件夹 / not permitted; allowed: a folder that can be read and written");
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            throw new StoreException($"FieldBot:DataFolder = {folder}：另一个 FieldBot 正在使用这个文件夹；一个文件夹只能由一个程序使用 / in use by another FieldBot; one program per folder");
        }
        catch (IOException)
        {
            throw new StoreException($"FieldBot:DataFolder = {folder}：建不了这个文件夹；允许：一个可以读写的文件夹 / cannot be made; allowed: a folder that can be read and written");
        }
    }

    public void Dispose() => _lock.Dispose();

    private static void Mark(string folder, bool trial)
    {
        var file = Path.Combine(folder, MarkFile);
        var wanted = trial ? Trial : Real;
        if (!File.Exists(file))
        {
            DiskFile.Create(file, f => f.Write(0, Encoding.UTF8.GetBytes(wanted)));
            return;
        }

        var found = File.ReadAllText(file).Trim();
        if (found is not (Trial or Real))
            throw new StoreException($"FieldBot:DataFolder = {folder}：文件 {MarkFile} 已损坏；请从备份恢复这个文件 / the file {MarkFile} is damaged; restore it from a backup");
        if (found != wanted)
            throw new StoreException(trial
                ? $"FieldBot:DataFolder = {folder}：里面是真实数据，本机试用模式不会打开它；请设置 FieldBot:Telegram:Token 或换一个文件夹 / holds real data, which local mode never opens; set FieldBot:Telegram:Token or choose another folder"
                : $"FieldBot:DataFolder = {folder}：里面是试用数据，不能用于正式的机器人；请换一个文件夹 / holds trial data, which a real bot never opens; choose another folder");
    }
}
