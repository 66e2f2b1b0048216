using System.Globalization;
using AsrDataTools.Corpus;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

/// <summary>Random utterances with all that has ever broken a table: quotes, breaks, tabs, other scripts, mojibake, blanks, long texts.</summary>
internal sealed class UtteranceGenerator(int seed, string folder)
{
    private static readonly string[] Pieces =
    [
        "hello", "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r", " ", "  ", "'", "\\", "\\n", "{", "}", "[1]", "grüß", "你好", "مرحبا", "नमस्ते", "😀", "Ã¼ber", "â€™",
        "\u00A0", "\u200B", "\uFEFF", "null", "NaN", "true", "12", "-", "#", "=1+1", "$data_root/x", "a/b", "é", "e\u0301", "\u2028", "\0", "\u0007", "\uD800", "\uDC00x",
    ];

    private readonly Random _random = new(seed);

    public IEnumerable<SpeechUtterance> Many(int count)
    {
        for (int number = 0; number < count; number++) yield return One(number);
    }

    private SpeechUtterance One(int number) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"u{number}"),
        AudioPath = Path.Combine(folder, _random.Next(3) == 0 ? "/elsewhere/a b.wav" : $"clips/{number} [x],\"q\" 你.wav"),
        StartSeconds = Maybe(() => _random.NextDouble() * 1000),
        DurationSeconds = Maybe(() => Math.Round(_random.NextDouble() * 30, _random.Next(12))),
        Channel = _random.Next(2) == 0 ? null : _random.Next(1, 9),
        Text = Text(_random.Next(50) == 0 ? 20_000 : 8),
        Speaker = Text(3),
        Recording = Text(3),
        Accent = Text(3),
        Language = Text(2),
        Gender = Text(2),
        Domain = Text(2),
        Device = Text(2),
        Environment = Text(2),
        SampleRate = _random.Next(2) == 0 ? null : 8000 * _random.Next(1, 7),
        Codec = Text(2),
        Bandwidth = Text(2),
        BitDepth = _random.Next(2) == 0 ? null : 16,
        Channels = _random.Next(2) == 0 ? null : 2,
        RecordedAt = _random.Next(2) == 0 ? null : new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromMinutes(30 * _random.Next(-4, 12))).AddTicks(_random.NextInt64(1L << 50)),
        Split = Text(1),
        License = Text(2),
        Purpose = Text(2),
        Weight = Maybe(() => _random.NextDouble() * 5),
        Extra = Extra(),
    };

    private Dictionary<string, string> Extra()
    {
        Dictionary<string, string> extra = [];
        string[] names = ["note", "Note", "age", "up_votes", "snr", "path", "sentence", "end", "a,b", "c\td", "quote\"d", "名", "", "x\ny", "column 3"];
        for (int left = _random.Next(4); left > 0; left--) extra[names[_random.Next(names.Length)]] = Text(3) ?? "0012";
        return extra;
    }

    private double? Maybe(Func<double> make) => _random.Next(3) == 0 ? null : make();

    private string? Text(int pieces)
    {
        if (_random.Next(4) == 0) return null;
        return string.Concat(Enumerable.Range(0, 1 + _random.Next(pieces)).Select(_ => Pieces[_random.Next(Pieces.Length)]));
    }
}
