using System.Globalization;
using static AsrDataTools.Text.EnglishNumberWords;

namespace AsrDataTools.Text;

/// <summary>Reads one English cardinal or ordinal from words as far as it goes: two hundred and five, 2.5 million, twenty first.</summary>
internal sealed class CardinalReader(IReadOnlyList<string> words, int at)
{
    private enum Last
    {
        None,
        Ones,
        Teens,
        Tens,
        Hundred,
        Multiplier,
        Digits,
    }

    private Last _last;
    private decimal _total;
    private decimal _current;
    private decimal _multiplier = decimal.MaxValue;
    private bool _large;

    /// <summary>The first word that is not part of it.</summary>
    public int At { get; private set; } = at;

    public decimal Value => _total + _current;

    /// <summary>Ten to ninety-nine in words: half of a year.</summary>
    public bool IsTwoDigits => !_large && _last != Last.Digits && Value is >= 10 and <= 99;

    /// <summary>Whether there is a number at all.</summary>
    public bool Read()
    {
        int start = At;
        if (At + 1 < words.Count && words[At] == "a" && (words[At + 1] == "hundred" || Multipliers.ContainsKey(words[At + 1])))
        {
            (_current, _last) = (1, Last.Ones);
            At++;
        }

        while (At < words.Count && Take(words[At])) At++;
        return At > start;
    }

    /// <summary>The ordinal that the number ends with, in digits; null where it does not.</summary>
    /// <param name="before">The word before the number.</param>
    public string? ReadOrdinal(string? before)
    {
        if (At >= words.Count) return null;
        string word = words[At];
        if (Combined(word) is { } combined) return Done(combined);
        if (_last == Last.Digits) return null;
        bool free = _last is Last.None or Last.Hundred or Last.Multiplier;
        if (word == "hundredth" && (_last is Last.Ones or Last.None)) return Done(Value == 0 ? 100 : Value * 100);
        if (free && (OrdinalTeens.TryGetValue(word, out int value) || OrdinalTens.TryGetValue(word, out value))) return Done(Value + value);
        if (!OrdinalOnes.TryGetValue(word, out value)) return null;
        // "thirty second" is a time, "the thirty second" a place; after other numbers a second is a time.
        if (word == "second" && _last != Last.None && !(_last == Last.Tens && before == "the")) return null;
        return free || _last == Last.Tens ? Done(Value + value) : null;
    }

    // twentysecond: written with a hyphen.
    private static decimal? Combined(string word)
    {
        foreach ((string tens, int value) in Tens)
        {
            if (word.StartsWith(tens, StringComparison.Ordinal) && OrdinalOnes.TryGetValue(word[tens.Length..], out int ones)) return value + ones;
        }

        return null;
    }

    private string Done(decimal value)
    {
        At++;
        return Ordinal(value);
    }

    private bool Take(string word)
    {
        bool open = _last is Last.None or Last.Hundred or Last.Multiplier;
        if (word == "and" && (_last is Last.Hundred or Last.Multiplier)) return At + 1 < words.Count && IsSmall(words[At + 1]);
        if (Ones.TryGetValue(word, out int value)) return (open || _last == Last.Tens) && (value > 0 || _last == Last.None) && Add(value, Last.Ones);
        if (Teens.TryGetValue(word, out value)) return open && Add(value, Last.Teens);
        if (Tens.TryGetValue(word, out value)) return open && Add(value, Last.Tens);
        if (word == "hundred") return (_last is Last.Ones or Last.Teens or Last.Tens) && _current is > 0 and < 100 && Times(100, Last.Hundred);
        if (Multipliers.TryGetValue(word, out decimal multiplier)) return _last != Last.None && _last != Last.Multiplier && multiplier < _multiplier && Close(multiplier);
        return _last == Last.None && decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal digits)
            && word.Length <= 12 && !(word.Length > 1 && word[0] == '0' && word[1] != '.') && At + 1 < words.Count && Multipliers.ContainsKey(words[At + 1]) && Add(digits, Last.Digits);
    }

    private static bool IsSmall(string word) => Ones.ContainsKey(word) || Teens.ContainsKey(word) || Tens.ContainsKey(word)
        || OrdinalOnes.ContainsKey(word) || OrdinalTeens.ContainsKey(word) || OrdinalTens.ContainsKey(word);

    private bool Add(decimal value, Last kind)
    {
        _current += value;
        _last = kind;
        return true;
    }

    private bool Times(decimal factor, Last kind)
    {
        _current *= factor;
        (_last, _large) = (kind, true);
        return true;
    }

    private bool Close(decimal multiplier)
    {
        _total += _current * multiplier;
        (_current, _last, _multiplier, _large) = (0, Last.Multiplier, multiplier, true);
        return true;
    }
}
