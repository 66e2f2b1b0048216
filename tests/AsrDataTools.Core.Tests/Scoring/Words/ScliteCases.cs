using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Scoring.Words;

/// <summary>Random transcripts; few words, so that ties abound. Never empty: sclite crashes on an empty hypothesis.</summary>
internal sealed class ScliteCases(int vocabulary, int seed)
{
    private readonly SeededRandom _random = new(seed);

    public string Words(int most) => string.Join(' ', Enumerable.Range(0, 1 + _random.Next(most)).Select(_ => Word()));

    /// <summary>Words among which are alternates, nested up to two deep, some of them empty.</summary>
    public string Choices(int most) => string.Join(' ', Enumerable.Range(0, 1 + _random.Next(most)).Select(_ => _random.Next(4) == 0 ? Choice(2) : Word()));

    /// <summary>Words of which some are optional or fragments.</summary>
    public string Optional(int most) => string.Join(' ', Enumerable.Range(0, 1 + _random.Next(most)).Select(_ => _random.Next(8) switch
    {
        0 or 1 => $"({Word()})",
        2 => $"{Word()[..1]}-",
        3 => $"-{Word()[^1..]}",
        4 => $"({Word()[..1]}-)",
        _ => Word(),
    }));

    private string Choice(int depth)
    {
        IEnumerable<string> alternatives = Enumerable.Range(0, 2 + _random.Next(2)).Select(_ => _random.Next(6) switch
        {
            0 => "@",
            1 when depth > 0 => $"{Choice(depth - 1)} {Word()}",
            2 => $"{Word()} {Word()}",
            _ => Word(),
        });
        return $"{{ {string.Join(" / ", alternatives)} }}";
    }

    private string Word()
    {
        int number = _random.Next(vocabulary);
        return $"{(char)('a' + (number % 3))}{(char)('k' + (number / 3))}";
    }
}
