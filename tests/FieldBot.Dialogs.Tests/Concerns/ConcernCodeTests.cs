using CsCheck;
using FieldBot.Dialogs.Concerns;

namespace FieldBot.Dialogs.Tests.Concerns;

/// <summary>Receipts are copied by hand at night: what is mistaken is noticed, and what is confused is forgiven.</summary>
public sealed class ConcernCodeTests
{
    private static readonly Gen<string> Receipt = Gen.Byte[0, (byte)(ConcernCode.Signs.Length - 1)].Array[ConcernCode.ReceiptLength - 1].Select(drawn => ConcernCode.Receipt(drawn));

    [Fact]
    public void It_is_read_as_it_was_given() => Receipt.Sample(r => ConcernCode.ReceiptIn(ConcernCode.Grouped(r)) == r);

    [Fact]
    public void One_wrong_sign_is_noticed() => Gen.Select(Receipt, Gen.Int[0, ConcernCode.ReceiptLength - 1], Gen.Int[1, ConcernCode.Signs.Length - 1]).Sample((r, at, by) =>
    {
        var wrong = ConcernCode.Signs[(ConcernCode.Signs.IndexOf(r[at]) + by) % ConcernCode.Signs.Length];
        return ConcernCode.ReceiptIn(r[..at] + wrong + r[(at + 1)..]) is null;
    });

    [Fact]
    public void Two_signs_that_changed_places_are_noticed() => Gen.Select(Receipt, Gen.Int[0, ConcernCode.ReceiptLength - 2], Gen.Int[0, ConcernCode.ReceiptLength - 2]).Sample((r, one, other) =>
    {
        var signs = r.ToCharArray();
        (signs[one], signs[other]) = (signs[other], signs[one]);
        var typed = new string(signs);
        return typed == r || ConcernCode.ReceiptIn(typed) is null;
    });

    [Fact]
    public void What_is_confused_is_forgiven() => Receipt.Sample(r =>
        ConcernCode.ReceiptIn(" " + string.Join(' ', r.ToLowerInvariant().Select(c => c switch { '0' => 'o', '1' => 'l', '5' => 's', 'v' => 'u', _ => c })) + "\n") == r);

    [Theory]
    [InlineData("")]
    [InlineData("7K2M")]
    [InlineData("老板三个月没发工资了真的")]
    [InlineData("7K2M-9QXR-4TDB-0")]
    [InlineData("7K2M-9QXR-4T!B")]
    public void Anything_else_is_none(string typed) => Assert.Null(ConcernCode.ReceiptIn(typed));

    [Fact]
    public void Full_width_signs_are_read_as_well()
    {
        var receipt = ConcernCode.Receipt([7, 9, 2, 11, 30, 0, 1, 4, 5, 12, 8]);
        Assert.Equal(receipt, ConcernCode.ReceiptIn(new string([.. receipt.Select(c => (char)(c + 0xFEE0))])));
    }

    [Fact]
    public void A_pseudonym_is_nobodys_code()
    {
        var code = ConcernCode.Pseudonym([7, 9, 2, 11]);
        Assert.True(ConcernCode.Is(code));
        Assert.DoesNotContain(Fixtures.Sample.Programme.Members, m => ConcernCode.Is(m.Code));
        Assert.False(ConcernCode.Is(null) || ConcernCode.Is(""));
    }
}
