using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;

namespace AsrDataTools.Pipeline;

/// <summary>How long an utterance is: speech seconds of its profile where profiles are given, else the duration, on request from the header.</summary>
/// <param name="measure">Whether headers are read where the manifest has no duration.</param>
/// <param name="report">Takes the trouble with one recording.</param>
internal sealed class UtteranceSeconds(bool measure, Action<SpeechDataException> report)
{
    private readonly AudioDuration _duration = new();
    private readonly Dictionary<string, double?> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, double), double?> _bySpan = [];
    private bool _hasProfiles;

    /// <summary>From now on speech seconds count; of several channels the one with most speech.</summary>
    public void Use(IEnumerable<AcousticProfile> profiles)
    {
        _hasProfiles = true;
        foreach (AcousticProfile profile in profiles)
        {
            if (profile.Id is { } id) _byId[id] = Most(_byId.GetValueOrDefault(id), profile.SpeechSeconds);
            (string, double) span = (profile.Path, profile.StartSeconds ?? 0);
            _bySpan[span] = Most(_bySpan.GetValueOrDefault(span), profile.SpeechSeconds);
        }
    }

    public double? Of(SpeechUtterance utterance)
    {
        if (_hasProfiles)
        {
            if (_byId.TryGetValue(utterance.Id, out double? speech)) return speech;
            return utterance.AudioPath is null ? null : _bySpan.GetValueOrDefault((utterance.AudioPath, utterance.StartSeconds ?? 0));
        }

        try
        {
            return measure ? _duration.Of(utterance) : utterance.DurationSeconds;
        }
        catch (SpeechDataException exception)
        {
            report(exception);
            return null;
        }
    }

    private static double? Most(double? left, double? right) => left is null ? right : right is null ? left : Math.Max(left.Value, right.Value);
}
