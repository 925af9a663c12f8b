using System.Linq.Expressions;
using System.Reflection;
using LiteDB;
using LiteDB.Engine;

namespace FieldBot.Storage.Durability;

/// <summary>
/// How long LiteDB itself holds its log to be, pages still in its write queue included. There is no cheap public way to ask
/// (the system collection $database opens a transaction), so its field is read; another LiteDB build fails here, at start, not later.
/// </summary>
internal static class EngineLog
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    public static Func<long> LengthOf(LiteEngine engine)
    {
        var disk = typeof(LiteEngine).GetField("_disk", Hidden)?.GetValue(engine);
        var field = disk?.GetType().GetField("_logLength", Hidden);
        if (disk is null || field is null || field.FieldType != typeof(long))
        {
            throw new LiteException(0, "this LiteDB is not 5.0.20: its log length cannot be read");
        }

        // LiteDB keeps the position of the last page, not the end.
        var end = Expression.Add(Expression.Field(Expression.Constant(disk), field), Expression.Constant((long)PageStream.PageSize));
        return Expression.Lambda<Func<long>>(end).Compile();
    }
}
