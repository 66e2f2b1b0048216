using AsrDataTools.Audio;
using AsrDataTools.Governance.Withdrawal;

namespace AsrDataTools.Core.Tests.Governance.Withdrawal;

/// <summary>A corpus of two speakers, S1 and S2, alone and in one call, with everything that can hold S1.</summary>
internal sealed class WithdrawalCorpus : IDisposable
{
    private const int SampleRate = 8000;
    private readonly TemporaryFolder _folder = new();

    public string Root => _folder.Path;

    public string this[string name] => _folder[name];

    public List<SpeechDataException> Faults { get; } = [];

    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Writes noise, other noise for each seed.</summary>
    public string Audio(string name, int seed, double seconds = 2, int channels = 1, SampleEncoding encoding = SampleEncoding.Signed16)
    {
        Random random = new(seed);
        short[] samples = new short[(int)(seconds * SampleRate) * channels];
        for (int i = 0; i < samples.Length; i++) samples[i] = (short)(1000 + random.Next(8000));
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        using WaveWriter writer = new(this[name], SampleRate, channels, encoding);
        writer.Write(samples);
        writer.Complete();
        return this[name];
    }

    public IReadOnlyList<SpeechDataItem> Find(string speaker = "S1")
    {
        Faults.Clear();
        return new SpeechDataSearch(new HashSet<string> { speaker }, [Root], new HashSet<string>(), Faults.Add, TestContext.Current.CancellationToken).Find();
    }

    /// <summary>Kind and name of what is found, with the row.</summary>
    public string[] Names(string speaker = "S1") => [.. Find(speaker).Select(item => FormattableString.Invariant($"{item.Kind} {Path.GetRelativePath(Root, item.Path)}{(item.Row is { } row ? $":{row}" : "")}"))];

    public (IReadOnlyList<RemovalResult> Results, AbsenceProof Proof) Remove(bool mute = true)
    {
        IReadOnlyList<SpeechDataItem> items = Find();
        RemovalRun run = new(mute, TestContext.Current.CancellationToken);
        foreach (IReadOnlyList<SpeechDataItem> group in RemovalRun.InOrder(items)) run.Remove(group);
        return (run.Results, AbsenceProof.Search(items, run.Results, [Root], new HashSet<string>(), TestContext.Current.CancellationToken));
    }

    public void Dispose() => _folder.Dispose();
}
