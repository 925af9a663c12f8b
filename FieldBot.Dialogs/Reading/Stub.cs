namespace FieldBot.Dialogs.Reading;
internal static class NumberReader { public static bool TryRead(string text, out decimal value) => text == "一百二十六" ? (value = 126) > 0 : decimal.TryParse(text, out value); }
internal static class MoneyReader { public static bool TryRead(string text, out decimal value) => text=="3.5万" ? (value=35000)>0: decimal.TryParse(text, out value); }
internal static class DateReader { public static bool TryRead(string text, DateOnly today, out DateOnly value) => DateOnly.TryParse(text, out value); }
