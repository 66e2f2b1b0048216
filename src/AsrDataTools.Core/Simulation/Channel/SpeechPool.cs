using System.Collections.Concurrent;
using AsrDataTools.Corpus;
using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>
/// Clips of the corpus itself: a few dozen utterances, drawn once by the seed, of which each variant gets some that are not its own
/// and not its speaker's.
/// </summary>
internal sealed class SpeechPool
{
    private const int MostCandidates = 32;
    private const double ClipSeconds = 10;

    private readonly SpeechUtterance[] _candidates;
    private readonly ConcurrentDictionary<(int Candidate, int Rate), Lazy<SpeechClip?>> _clips = [];
    private readonly CancellationToken _cancellation;

    public SpeechPool(IReadOnlyList<SpeechUtterance> speech, long seed, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _candidates = [.. SeededRandom.For(seed, "pool").Sample(speech.Count, Math.Min(MostCandidates, speech.Count)).Select(place => speech[place])];
    }

    /// <summary>Up to so many clips of others, fewer where there are not as many.</summary>
    /// <param name="random">Decides which.</param>
    /// <param name="except">Whose own speech is left out.</param>
    /// <param name="count">At least 1.</param>
    /// <param name="sampleRate">Of the clips, Hz.</param>
    /// <exception cref="SpeechDataException">There is no other speech.</exception>
    public IReadOnlyList<SpeechClip> Pick(SeededRandom random, SpeechUtterance except, int count, int sampleRate)
    {
        int[] others = [.. Enumerable.Range(0, _candidates.Length).Where(place => IsOther(_candidates[place], except))];
        random.Shuffle<int>(others);
        SpeechClip[] clips = [.. others.Select(place => Clip(place, sampleRate)).OfType<SpeechClip>().Take(count)];
        return clips.Length > 0
            ? clips
            : throw new SpeechDataException(
                "OtherSpeechMissing", SpeechDataProblem.InvalidArgument,
                $"Babble and overlapped talk are made of other utterances of the input, and there is none by another speaker than that of '{except.Id}'. Give more speech at once.",
                except.AudioPath);
    }

    /// <summary>Whether there is speech of another utterance that is not known to be the same speaker's.</summary>
    public bool HasOther(SpeechUtterance except) => _candidates.Any(candidate => IsOther(candidate, except));

    private static bool IsOther(SpeechUtterance candidate, SpeechUtterance except) =>
        candidate.AudioPath is not null && candidate.Id != except.Id && (candidate.Speaker is null || candidate.Speaker != except.Speaker);

    private SpeechClip? Clip(int place, int sampleRate) =>
        _clips.GetOrAdd((place, sampleRate), key => new(() => Load(_candidates[key.Candidate], key.Rate))).Value;

    // What cannot be read is reported where the utterance itself comes to be worked on; as a clip it is left out.
    private SpeechClip? Load(SpeechUtterance utterance, int sampleRate)
    {
        try
        {
            using SampleSource source = ResampledSource.Of(UtteranceSource.Open(utterance, utterance.Channel ?? 1, _cancellation), sampleRate);
            float[] samples = new float[(int)(ClipSeconds * sampleRate)];
            Array.Resize(ref samples, source.Read(samples));
            double rms = NoiseGenerator.Rms(samples);
            return rms > 0 ? new(utterance, samples, rms) : null;
        }
        catch (SpeechDataException)
        {
            return null;
        }
    }
}
