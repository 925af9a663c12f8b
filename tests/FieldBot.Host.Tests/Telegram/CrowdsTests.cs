using FieldBot.Host.Telegram;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>How many messages are more than a person writes.</summary>
public sealed class CrowdsTests
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(20);

    [Fact]
    public void Twenty_at_once_are_taken_from_each_chat_and_no_more()
    {
        using var crowds = new Crowds(kept: true, Never);
        for (var i = 0; i < Crowds.Messages; i++) Assert.False(crowds.IsCrowded(1));
        Assert.True(crowds.IsCrowded(1));
        Assert.True(crowds.IsCrowded(1));
        Assert.False(crowds.IsCrowded(2));
    }

    [Fact]
    public void Taps_count_a_quarter()
    {
        using var crowds = new Crowds(kept: true, Never);
        for (var i = 0; i < 40; i++) crowds.Tap(1);
        for (var i = 0; i < 10; i++) Assert.False(crowds.IsCrowded(1));
        Assert.True(crowds.IsCrowded(1));
        for (var i = 0; i < 40; i++) crowds.Tap(1);
    }

    [Fact]
    public async Task After_a_while_more_may_come()
    {
        using var crowds = new Crowds(kept: true, TimeSpan.FromMilliseconds(200));
        while (!crowds.IsCrowded(1)) TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        while (crowds.IsCrowded(1))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Fact]
    public void On_a_Bot_API_of_one_s_own_nobody_is_too_many()
    {
        using var crowds = new Crowds(kept: false);
        for (var i = 0; i < 1000; i++) Assert.False(crowds.IsCrowded(1));
    }
}
