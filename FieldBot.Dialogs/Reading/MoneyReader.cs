using System.Text.RegularExpressions;

namespace FieldBot.Dialogs.Reading;

/// <summary>An amount in yuan: 35000, 3.5万, 三万五千块, ¥1,200.50. A refusal is false, never an exception.</summary>
internal static partial class MoneyReader
{
    public static bool TryRead(string text, out decimal value) => NumberReader.TryRead(Characters.Plain(text), Words(), out value);

    [GeneratedRegex(@"^(?:大?约|大概|一共|共|共计|总共|有|about)?\s*(?:¥|\uFFE5|rmb|cny)?\s*(?<n>[-+负]?\s*(?:[0-9][0-9,.]*(?:\s*[亿万千百wk]\s*(?:[0-9]+\s*[千百]?)?)?|[零一二两俩三四五六七八九〇壹贰叁肆伍陆柒捌玖十拾百佰千仟万萬亿]+))\s*(?:多|左右)?\s*(?:元|块|块钱|元钱|圆|yuan|rmb|cny)?\s*[.!整]?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
