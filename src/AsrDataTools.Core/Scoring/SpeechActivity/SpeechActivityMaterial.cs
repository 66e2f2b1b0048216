using AsrDataTools.Acoustics;
using AsrDataTools.Annotation;
using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Scoring.SpeechActivity;

/// <summary>
/// Pairs a reference's recordings with a hypothesis's, channel by channel as for diarization, and finds out how much of each is
/// scored: what the regions say, else what the reference's rows cover where they tell non-speech too (OpenSAT), else the length of
/// the recording, else the reference's extent.
/// </summary>
public sealed class SpeechActivityMaterial
{
    private const string OpenSat = "OpenSAT";

    private readonly DiarizationMaterial _material = new();
    private readonly Dictionary<string, Extent> _covered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Extent> _lengths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _channels = new(StringComparer.Ordinal);
    private readonly HashSet<string> _regions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _references = new(StringComparer.Ordinal);
    private readonly List<(AcousticProfile Profile, string Recording)> _profiles = [];
    private readonly List<string> _withoutLength = [];

    /// <summary>Recordings that only the reference has; all of their speech is missed. Known after <see cref="Pairs"/>.</summary>
    public IReadOnlyList<string> WithoutHypothesis => _material.WithoutHypothesis;

    /// <summary>Recordings of which nothing says how long they are: scored within the reference's extent. Known after <see cref="Pairs"/>.</summary>
    public IReadOnlyList<string> WithoutLength => _withoutLength;

    /// <exception cref="SpeechDataException">It has no segments of speech (<c>SpeechSegmentsMissing</c>), or rows with holes (<c>IntervalsNotContiguous</c>).</exception>
    public void AddReference(AnnotationDocument document)
    {
        RequireSegments(document);
        if (document.Format == OpenSat)
        {
            foreach ((string? channel, Extent covered) in Contiguous(document, fromZero: false))
            {
                Widen(_covered, document.Recording, covered);
                if (covered.Start <= 0) continue;

                // What comes before the first row is unscored, and a boundary as good as one of speech.
                AnnotationSegment before = Row(document.Recording, AnnotationKind.Unscored, 0, covered.Start) with { Channel = channel };
                document = document with { Segments = [.. document.Segments, before] };
            }
        }

        Note(document);
        _references.Add(document.Recording);
        _material.AddReference(document);
    }

    /// <inheritdoc cref="AddReference"/>
    public void AddHypothesis(AnnotationDocument document)
    {
        RequireSegments(document);
        if (document.Format == OpenSat) Contiguous(document, fromZero: true);
        Note(document);
        _material.AddHypothesis(document);
    }

    /// <summary>Adds what <c>Get-AcousticProfile -PassSegments</c> found in one channel. References come first: a profile is paired by its file's name, or by the recording that its manifest names.</summary>
    /// <exception cref="SpeechDataException">It brings no segments (<c>SegmentsMissing</c>).</exception>
    public void AddHypothesis(AcousticProfile profile)
    {
        string stem = Path.GetFileNameWithoutExtension(profile.Path);
        string recording = _references.Contains(stem) ? stem : profile.Recording ?? stem;
        if (profile.Segments is null)
        {
            throw new SpeechDataException(
                "SegmentsMissing", SpeechDataProblem.InvalidData, $"The profile of '{profile.Path}', channel {profile.Channel}, brings no speech segments. Take it with Get-AcousticProfile -PassSegments.", profile.Path);
        }

        _profiles.Add((profile, recording));
        Widen(_lengths, recording, new(0, (profile.StartSeconds ?? 0) + profile.DurationSeconds));
    }

    public void AddRegions(AnnotationDocument document)
    {
        _regions.Add(document.Recording);
        _regions.Add(Path.GetFileNameWithoutExtension(document.Recording));
        _material.AddRegions(document);
    }

    /// <summary>One pair for each channel of each recording of the reference, by name.</summary>
    /// <param name="report">As <see cref="DiarizationMaterial.Pairs"/> has it.</param>
    public IEnumerable<DiarizationPair> Pairs(Action<SpeechDataException> report)
    {
        foreach ((AcousticProfile profile, string recording) in _profiles) _material.AddHypothesis(DocumentOf(profile, recording));
        _profiles.Clear();
        foreach (string recording in _references.Order(StringComparer.Ordinal))
        {
            if (_regions.Contains(recording)) continue;
            if (_covered.TryGetValue(recording, out Extent extent) || _lengths.TryGetValue(recording, out extent)) _material.AddRegions(RegionsOf(recording, extent));
        }

        foreach (DiarizationPair pair in _material.Pairs(report))
        {
            if (pair.Regions is null && !_withoutLength.Contains(pair.Recording)) _withoutLength.Add(pair.Recording);
            yield return pair;
        }
    }

    private static void RequireSegments(AnnotationDocument document)
    {
        if (document.Words.Count == 0 || document.Segments.Any(s => s.Kind == AnnotationKind.Speech)) return;
        throw new SpeechDataException(
            "SpeechSegmentsMissing",
            SpeechDataProblem.InvalidData,
            $"'{document.Path ?? document.Recording}' has words of '{document.Recording}' but no segments of speech, and words alone do not say where speech begins and ends. Give its turns or segments.",
            document.Path);
    }

    // NIST refuses files whose rows leave holes or overlap: what the detector says of that time is not known.
    private static List<(string? Channel, Extent Covered)> Contiguous(AnnotationDocument document, bool fromZero)
    {
        List<(string?, Extent)> channels = [];
        foreach (IGrouping<string?, AnnotationSegment> rows in document.Segments.GroupBy(s => s.Channel).ToArray())
        {
            long at = Interval.Nanoseconds(fromZero ? 0 : rows.First().StartSeconds!.Value);
            foreach (AnnotationSegment row in rows)
            {
                Interval interval = Interval.OfSeconds(row.StartSeconds!.Value, row.EndSeconds!.Value, document.Recording);
                if (interval.Start != at) throw NotContiguous(document, row, at / Interval.PerSecond);
                at = interval.End;
            }

            channels.Add((rows.Key, new(rows.First().StartSeconds!.Value, at / Interval.PerSecond)));
        }

        return channels;
    }

    private static SpeechDataException NotContiguous(AnnotationDocument document, AnnotationSegment row, double at) => new(
        "IntervalsNotContiguous",
        SpeechDataProblem.InvalidData,
        FormattableString.Invariant($"'{row.SourcePath}', line {row.SourceLine}: this interval begins at {row.StartSeconds} s, not at {at} s, where the one before ends. Intervals of speech and non-speech must follow one another, a system's from 0 on; '{document.Recording}' of this file is left out."),
        document.Path)
    {
        Line = row.SourceLine,
    };

    private void Note(AnnotationDocument document)
    {
        if (document.DurationSeconds is { } length) Widen(_lengths, document.Recording, new(0, length));
        foreach (AnnotationSegment segment in document.Segments)
        {
            if (segment is { Kind: AnnotationKind.Speech, Channel: { } channel }) ChannelsOf(document.Recording).Add(channel.ToLowerInvariant());
        }
    }

    private SortedSet<string> ChannelsOf(string recording) =>
        _channels.TryGetValue(recording, out SortedSet<string>? channels) ? channels : _channels[recording] = new(StringComparer.Ordinal);

    private static void Widen(Dictionary<string, Extent> extents, string recording, Extent extent) =>
        extents[recording] = extents.TryGetValue(recording, out Extent known) ? new(Math.Min(known.Start, extent.Start), Math.Max(known.End, extent.End)) : extent;

    // The whole time of every channel, and of all where they are not told apart.
    private AnnotationDocument RegionsOf(string recording, Extent extent)
    {
        AnnotationSegment whole = Row(recording, AnnotationKind.Scored, Math.Min(0, extent.Start), extent.End);
        return new() { Recording = recording, Segments = [whole, .. ChannelsOf(recording).Select(channel => whole with { Channel = channel })] };
    }

    // A profile counts channels from 1; the reference may call them otherwise. The one channel of a file is the recording.
    private AnnotationDocument DocumentOf(AcousticProfile profile, string recording)
    {
        string number = FormattableString.Invariant($"{profile.Channel}");
        string? channel = profile.Channels == 1 ? null : ChannelsOf(recording).FirstOrDefault(name => AnnotationChannel.Number(name) == profile.Channel) ?? number;
        double offset = profile.StartSeconds ?? 0;
        return new()
        {
            Recording = recording,
            Segments = [.. profile.Segments!.Select(s =>
                Row(recording, AnnotationKind.Speech, offset + s.StartSeconds, offset + s.EndSeconds) with { Channel = channel, SourcePath = profile.Path })],
        };
    }

    private static AnnotationSegment Row(string recording, AnnotationKind kind, double start, double end) =>
        new() { Recording = recording, Kind = kind, StartSeconds = start, EndSeconds = end };

    private readonly record struct Extent(double Start, double End);
}
