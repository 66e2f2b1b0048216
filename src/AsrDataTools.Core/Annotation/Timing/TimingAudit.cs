using System.Collections.Concurrent;
using AsrDataTools.Annotation.Rules;

namespace AsrDataTools.Annotation.Timing;

/// <summary>Measures the times of a delivery: files on several threads at once, all together at the end.</summary>
/// <param name="options">How times are judged.</param>
/// <param name="unit">Of what; null for segments and words.</param>
/// <param name="shelf">The recordings; null where only those that the annotation itself names are listened to.</param>
/// <param name="listens">Whether recordings are listened to at all.</param>
/// <param name="keepsEdges">Whether each judgement has its edges one by one.</param>
public sealed class TimingAudit(TimingOptions options, TimingUnit? unit = null, RecordingShelf? shelf = null, bool listens = true, bool keepsEdges = false)
{
    // Several files may speak of one recording, which is then listened to once.
    private readonly ConcurrentDictionary<string, Lazy<RecordedSpeech>> _speech = new(StringComparer.Ordinal);
    private readonly List<TimingMeasure> _measures = [];

    /// <summary>Recordings that were taken, each once for each of its files.</summary>
    public long Recordings { get; private set; }

    /// <summary>Of these with audio that was measured.</summary>
    public long Heard { get; private set; }

    /// <summary>Of these without times.</summary>
    public long Untimed { get; private set; }

    /// <summary>Measures the recordings of a file. For any thread.</summary>
    public TimingJudgement Judge(string path, AnnotationReadOptions read, CancellationToken cancellation = default)
    {
        TimingJudgement judgement = new();
        try
        {
            foreach (AnnotationDocument document in AnnotationFormats.Read(path, read, judgement.Failures.Add))
            {
                cancellation.ThrowIfCancellationRequested();
                Judge(document, judgement, cancellation);
            }
        }
        catch (SpeechDataException exception)
        {
            judgement.Failures.Add(exception);
        }

        return judgement;
    }

    /// <summary>Measures a recording. For any thread.</summary>
    public TimingJudgement Judge(AnnotationDocument document, CancellationToken cancellation = default)
    {
        TimingJudgement judgement = new();
        Judge(document, judgement, cancellation);
        return judgement;
    }

    /// <summary>Counts a judgement and keeps what the delivery as a whole is measured by. For one thread.</summary>
    public void Take(TimingJudgement judgement)
    {
        Recordings += judgement.Recordings;
        Heard += judgement.Heard;
        Untimed += judgement.Untimed;
        foreach (TimingMeasure measure in judgement.Measures)
        {
            measure.Settle();
            _measures.Add(measure);
        }
    }

    /// <summary>All recordings together: a row for segments and one for words, where there are any.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IEnumerable<AnnotationTiming> Overall(CancellationToken cancellation) => TimingPool.Overall(_measures, options, cancellation);

    private void Judge(AnnotationDocument document, TimingJudgement judgement, CancellationToken cancellation)
    {
        judgement.Recordings++;
        TimingSource[] sources = [.. TimingSource.Of(document, keepsEdges).Where(source => unit is null || source.Unit == unit)];
        if (sources.Length == 0)
        {
            judgement.Untimed++;
            return;
        }

        string? audio = listens ? shelf?.Find(document) ?? AnnotationFiles.AudioOf(document) : null;
        RecordedSpeech? speech = audio is null ? null : Listen(audio, judgement, cancellation);
        if (speech is not null) judgement.Heard++;
        foreach (TimingSource source in sources)
        {
            TimingMeasure measure = TimingMeasure.Of(source, speech, audio, options);
            judgement.Measures.Add(measure);
            judgement.Rows.Add(measure.Row);
            if (keepsEdges) judgement.Edges.AddRange(measure.JudgedEdges());
        }
    }

    private RecordedSpeech? Listen(string path, TimingJudgement judgement, CancellationToken cancellation)
    {
        try
        {
            return _speech.GetOrAdd(path, audio => new(() => RecordedSpeech.Measure(audio, cancellation))).Value;
        }
        catch (SpeechDataException exception)
        {
            judgement.Failures.Add(exception);
            return null;
        }
    }
}

/// <summary>What came of one file or document.</summary>
public sealed class TimingJudgement
{
    /// <summary>A row for the segments of each recording, and one for its words.</summary>
    public List<AnnotationTiming> Rows { get; } = [];

    /// <summary>The judged edges, where they are kept.</summary>
    public List<TimingEdge> Edges { get; } = [];

    /// <summary>What could not be read.</summary>
    public List<SpeechDataException> Failures { get; } = [];

    public long Recordings { get; internal set; }

    public long Heard { get; internal set; }

    public long Untimed { get; internal set; }

    internal List<TimingMeasure> Measures { get; } = [];
}
