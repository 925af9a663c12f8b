namespace FieldBot.Dialogs.Reading;

/// <summary>Adds up a Chinese numeral part by part: a number, its unit, the next number.</summary>
internal struct Sum
{
    private const decimal Wan = 10_000, Yi = 100_000_000;
    private decimal _total, _section;
    private decimal? _pending;
    private decimal _lastUnit, _lastSmall, _lastBig;
    private bool _zero, _single, _any, _fraction;

    public bool Digit(int digit)
    {
        if (_pending is not null) return false;
        _any = true;
        if (digit == 0 && _lastUnit > 0 && !_zero) return _zero = true;
        (_pending, _single) = (digit, true);
        return true;
    }

    public bool Number(decimal number, bool single)
    {
        if (_pending is not null) return false;
        _any = true;
        (_pending, _single) = (number, single);
        return true;
    }

    /// <summary>三点五: what stands after 点. Only 万 or 亿 may follow.</summary>
    public bool Fraction(decimal fraction)
    {
        if (_fraction || !_any) return false;
        (_pending, _section, _fraction, _single, _zero) = (_section + (_pending ?? 0) + fraction, 0, true, false, false);
        (_lastUnit, _lastSmall) = (_lastBig, 0);
        return true;
    }

    public bool Unit(decimal unit)
    {
        if (unit == 0) return false;
        _any = true;
        if (unit < Wan)
        {
            if (_fraction || _lastSmall != 0 && unit >= _lastSmall || _pending is null && unit != 10 || _pending is 0 or >= Wan) return false;
            _section += (_pending ?? 1) * unit;
            _lastSmall = unit;
        }
        else
        {
            var section = _section + (_pending ?? 0);
            if (unit == Wan && (section == 0 || _lastBig == Wan) || unit == Yi && (_total + section == 0 || _total >= Yi)) return false;
            _total = unit == Wan ? _total + section * Wan : (_total + section) * Yi;
            (_section, _lastSmall, _lastBig) = (0, 0, unit);
        }

        (_pending, _zero, _lastUnit) = (null, false, unit);
        return true;
    }

    public readonly bool End(out decimal value)
    {
        value = _total + _section;
        if (_pending is not { } last) return _any && !_zero;
        // 三万五 is 35000 and 一百二 is 120: a lone digit counts in the next lower unit, unless 零 stands before it.
        if (_lastUnit != 0 && !_zero && _single) last *= _lastUnit / 10;
        else if (_lastUnit != 0 && last >= _lastUnit) return false;
        value += last;
        return _pending != 0 || _lastUnit == 0;
    }
}
