using System.Collections.Concurrent;
using AsrDataTools.Catalog;
using AsrDataTools.Leakage;

namespace AsrDataTools.Readiness;

/// <summary>
/// Foresees what the search for leaks will ask of recordings, so that each is decoded but once. What it foresees wrongly costs a decoding, and no
/// result: the search makes what it lacks.
/// </summary>
/// <param name="settings">What is searched for.</param>
/// <param name="hashesAll">Whether all bytes are hashed: a catalog knows files by that.</param>
internal sealed class AuditSurvey(EvaluationGateSettings settings, bool hashesAll)
{
    private readonly ConcurrentDictionary<(int Rate, long Frames), bool> _samples = new();
    private readonly ConcurrentDictionary<long, bool> _bytes = new();
    private int _surveyed;
    private bool _isComplete;

    /// <summary>What to measure of a side's recordings beside profiles; null for nothing. The evaluation set comes before training.</summary>
    public RecordingSurvey? Of(CorpusSide side) => settings.Paths.Count == 0 ? null : side switch
    {
        CorpusSide.Evaluation => new() { Fingerprint = DensityOf(FingerprintDensity.Query), WantsSamples = NoteSamples, WantsBytes = NoteBytes },
        CorpusSide.Training => new() { Fingerprint = DensityOf(FingerprintDensity.Index), WantsSamples = IsSampled, WantsBytes = IsHashed },
        _ => null,
    };

    /// <summary>The evaluation set has gone by.</summary>
    /// <param name="recordings">Its utterances that could be measured; those that were known from before were not surveyed.</param>
    public void Complete(int recordings) => _isComplete = _surveyed >= recordings;

    private FingerprintDensity? DensityOf(FingerprintDensity density) => settings.LeakageKinds.Contains(LeakageKind.SameAudio) ? density : null;

    private bool NoteSamples((int, long)? length)
    {
        Interlocked.Increment(ref _surveyed);
        if (length is { } known) _samples[known] = true;
        return true;
    }

    private bool NoteBytes(string path)
    {
        _bytes[new FileInfo(path) is { Exists: true } file ? file.Length : 0] = true;
        return true;
    }

    // Only what is as long as something of the evaluation set is compared with it.
    private bool IsSampled((int, long)? length) => !_isComplete || length is not { } known || _samples.ContainsKey(known);

    private bool IsHashed(string path) => hashesAll || !_isComplete || (new FileInfo(path) is { Exists: true } file && _bytes.ContainsKey(file.Length));
}
