using FieldBot.Dialogs.Reading;

namespace FieldBot.Dialogs.Tests.Reading;

public class ClockReaderTests
{
    [Theory]
    [InlineData("8:30", "08:30")]
    [InlineData("０８：３０", "08:30")]
    [InlineData("0830", "08:30")]
    [InlineData("915", "09:15")]
    [InlineData("8", "08:00")]
    [InlineData("8点", "08:00")]
    [InlineData("八点半", "08:30")]
    [InlineData("十二点", "12:00")]
    [InlineData("下午五点四十", "17:40")]
    [InlineData("下午 5点05分", "17:05")]
    [InlineData("中午12点整", "12:00")]
    [InlineData("中午一点", "13:00")]
    [InlineData("中午11:30", "11:30")]
    [InlineData("晚上8.30", "20:30")]
    [InlineData("17:00", "17:00")]
    [InlineData("5:30 pm", "17:30")]
    [InlineData("9 AM", "09:00")]
    [InlineData("0:00", "00:00")]
    public void A_time_is_read(string text, string time)
    {
        Assert.True(ClockReader.TryRead(text, out var read), text);
        Assert.Equal(time, read.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("24:00")]
    [InlineData("8:60")]
    [InlineData("8:5")]
    [InlineData("-8:30")]
    [InlineData("8:30:00")]
    [InlineData("明天")]
    [InlineData("点半")]
    [InlineData("12345")]
    [InlineData("1.5万")]
    public void What_is_no_time_is_not(string text) => Assert.False(ClockReader.TryRead(text, out _), text);
}
