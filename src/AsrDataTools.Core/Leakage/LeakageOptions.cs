using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Text;

namespace AsrDataTools.Leakage;

/// <summary>What counts as leaked.</summary>
public sealed record LeakageOptions
{
    /// <summary>Kinds looked for; all unless narrowed.</summary>
    public IReadOnlySet<LeakageKind> Kinds { get; init; } = LeakageKinds.All.ToHashSet();

    /// <summary>Brings texts to the same writing before they are compared.</summary>
    public ITextNormalizer Normalizer { get; init; } = new BasicNormalizer();

    /// <summary>Least Jaccard similarity of word 3-shingles that is near.</summary>
    public double MinimumSimilarity { get; init; } = 0.8;

    /// <summary>Sentences with fewer words are too common to prove anything; they are in the shares of sentences seen, not among the findings.</summary>
    public int MinimumWords { get; init; } = 3;

    /// <summary>
    /// A sentence that occurs this often in training, each speaker counted once, is a prompt that is repeated by design: reported as a
    /// share, not as a leak.
    /// </summary>
    public int PromptFrequency { get; init; } = 3;

    /// <summary>Least overlap in time, seconds, that counts; less is a boundary drawn twice.</summary>
    public double MinimumOverlapSeconds { get; init; } = 0.1;

    /// <summary>Turns of two speakers that overlap in one recording are one talking over the other: not the same speech twice.</summary>
    public bool AllowOverlappedTalk { get; init; }

    /// <summary>
    /// An index that holds fingerprints of training: recordings that have not changed since are not fingerprinted again. It must stay
    /// open as long as the search lasts.
    /// </summary>
    public FingerprintIndex? FingerprintIndex { get; init; }

    /// <summary>Fingerprints what a row stands for, on several threads at once: <see cref="AudioFingerprinter"/>, or what remembers its fingerprints.</summary>
    public Func<SpeechUtterance, FingerprintDensity, CancellationToken, IReadOnlyList<(FingerprintItem Item, AudioFingerprint Fingerprint)>> Fingerprint { get; init; } =
        (utterance, density, cancellation) => AudioFingerprinter.Fingerprint(utterance, density, raw: null, cancellation);

    /// <summary>Decodes what a row stands for, on several threads at once, or remembers its samples.</summary>
    internal Func<LeakageItem, CancellationToken, SpanDigest> Digest { get; init; } = SpanDigest.Of;

    /// <summary>Opens a recording, on several threads at once, or remembers its header.</summary>
    internal Func<string, CancellationToken, AudioFormat> Header { get; init; } = RecordingReader.Header;

    /// <summary>SHA-256 of a file in hexadecimal, on several threads at once, computed or remembered.</summary>
    internal Func<string, CancellationToken, string> Hash { get; init; } = RecordingReader.HashOf;

    /// <summary>Most threads.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
