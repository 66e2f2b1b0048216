using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Leakage;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Leakage;

/// <summary>Small corpora with planted leaks, and what a search makes of them.</summary>
public sealed class LeakageCase : IDisposable
{
    public const int Rate = 8000;

    private readonly TemporaryFolder _folder = new();
    private readonly List<LeakageItem> _training = [];
    private readonly List<LeakageItem> _evaluation = [];

    public List<SpeechDataException> Troubles { get; } = [];

    public LeakageInput? Input { get; private set; }

    public LeakageSearch? Search { get; private set; }

    public string this[string name] => _folder[name];

    public void Dispose() => _folder.Dispose();

    public LeakageCase Training(params SpeechUtterance[] utterances) => Add(_training, utterances);

    public LeakageCase Evaluation(params SpeechUtterance[] utterances) => Add(_evaluation, utterances);

    /// <summary>Noise that no other seed gives.</summary>
    public static short[] Noise(int seed, double seconds)
    {
        SeededRandom random = new(seed);
        return [.. Enumerable.Range(0, (int)(seconds * Rate)).Select(_ => (short)(random.Next(20_001) - 10_000))];
    }

    public string Wave(string name, short[] interleaved, int channels = 1, SampleEncoding encoding = SampleEncoding.Signed16)
    {
        string path = _folder[name];
        using WaveWriter writer = new(path, Rate, channels, encoding);
        if (encoding == SampleEncoding.Float32) writer.Write(interleaved.Select(sample => sample / 32768f).ToArray());
        else writer.Write(interleaved);
        writer.Complete();
        return path;
    }

    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Searches and gives the pairs found, as "kind: evaluation &lt; training", in order.</summary>
    public string[] Pairs(LeakageOptions? options = null, params LeakageKind[] kinds)
    {
        options ??= new LeakageOptions();
        if (kinds.Length > 0) options = options with { Kinds = kinds.ToHashSet() };
        Input = new LeakageInput(_training, _evaluation, options, isSelf: false, Troubles.Add, CancellationToken.None);
        Search = new LeakageSearch(Input);
        return [.. Search.Find().Select(match => $"{match.Kind}: {match.Evaluation.Utterance.Id} < {match.Training.Utterance.Id}").Order(StringComparer.Ordinal)];
    }

    public static SpeechUtterance Said(string id, string text, string? speaker = null) => new() { Id = id, Text = text, Speaker = speaker };

    public static SpeechUtterance Heard(string id, string path, double? start = null, double? seconds = null) =>
        new() { Id = id, AudioPath = path, StartSeconds = start, DurationSeconds = seconds };

    private LeakageCase Add(List<LeakageItem> side, SpeechUtterance[] utterances)
    {
        foreach (SpeechUtterance utterance in utterances) side.Add(new LeakageItem(utterance, side.Count));
        return this;
    }
}
