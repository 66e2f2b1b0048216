using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Annotation.Timing;
using AsrDataTools.Corpus;

namespace AsrDataTools.Readiness;

/// <summary>Gate 3: are speakers, timestamps and overlap tagged, or is there just text?</summary>
public sealed class AnnotationGate : IReadinessGate
{
    private const int MostTimelines = 4;

    private readonly DepthCorpus _training = new();
    private readonly List<string> _paths = [];

    // What annotation files say of times.
    private readonly List<(DepthRecording Recording, TimingSource Source)> _timing = [];
    private int _foreign;

    Gate IReadinessGate.Gate => Gate.Annotation;

    CorpusReading IReadinessGate.Reads(ReadinessPlan plan, CorpusSide side) => side == CorpusSide.Training ? CorpusReading.Audio : CorpusReading.None;

    void IReadinessGate.Prepare(GateContext context)
    {
        foreach (string path in context.Plan.Annotation.Paths)
        {
            if (File.Exists(path) || Directory.Exists(path)) _paths.Add(path);
            else context.Fail(new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"There is no annotation at '{path}'.", path), path);
        }
    }

    void IReadinessGate.Take(MeasuredUtterance utterance)
    {
        if (utterance.Side != CorpusSide.Training) return;
        SpeechUtterance row = utterance.Utterance;
        DepthRecording recording = _training.Add(row.StartSeconds is null ? row : row with { DurationSeconds = utterance.Seconds });
        if (RecordedSpeech.Of(utterance.Profiles) is { } speech) recording.Speech = recording.Speech?.And(speech) ?? speech;
    }

    GateResult IReadinessGate.Answer(GateContext context, CorpusInputs training, CorpusInputs production)
    {
        AnnotationGateSettings settings = context.Plan.Annotation;
        if (_training.Recordings.Count == 0) return Unknown("no training recording could be measured", "bring training recordings, with their annotation");
        if (settings.Paths.Count > 0 && _paths.Count == 0) return Unknown("none of the annotation that is named is there", "mend the paths of -Annotation, then test again");
        context.Progress("Judging annotation", 0);
        foreach (string path in _paths) Read(path, context);
        int annotated = _training.Recordings.Count(recording => recording.HasDocument);
        if (annotated == 0 && settings.Paths.Count > 0)
        {
            return Unknown(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"none of the {_foreign:N0} recordings that -Annotation speaks of is in training"),
                "name recordings in the annotation as their audio files are named, without folder and ending");
        }

        if (annotated == 0 && settings.RequiredLevel > 0 && _training.Recordings.All(recording => recording.Sources.All(source => source is { HasUntimedText: false, Turns.Count: 0 })))
            return Unknown("no annotation is given, and the manifests of training hold neither text nor times", "give the annotation of training with -Annotation, or a manifest with texts");
        return Judge(Measure(settings, annotated, context), settings);
    }

    /// <summary>Judges depth that has been measured.</summary>
    public static GateResult Judge(AnnotationEvidence evidence, AnnotationGateSettings settings)
    {
        GateEvidenceList facts = AnnotationFacts.Of(evidence, settings);
        return new GateResult
        {
            Gate = nameof(Gate.Annotation),
            Verdict = GateVerdict.Of(facts, isAnswered: facts.Count > 0 && facts.All(fact => fact.Verdict != Verdict.Unknown)),
            Evidence = facts,
            Reasons = new(AnnotationReasons.For(evidence, facts, settings)),
            Remedies = new(AnnotationRemedies.For(evidence, facts, settings)),
            Annotation = evidence,
        };
    }

    private AnnotationEvidence Measure(AnnotationGateSettings settings, int annotated, GateContext context)
    {
        DepthJudge judge = new(
            new()
            {
                RequiredLevel = settings.RequiredLevel,
                RequiredShare = settings.RequiredShare,
                RequiredTags = settings.RequiredTags,
                ConfidenceLevel = settings.ConfidenceLevel,
                Replicates = settings.Replicates,
                Seed = context.Plan.Seed,
            },
            _training.HasOverlap());
        DepthGrade[] grades = new DepthGrade[_training.Recordings.Count];
        Parallel.For(0, grades.Length, new ParallelOptions { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = context.ThrottleLimit, CancellationToken = context.Cancellation }, index => grades[index] = DepthGrader.Grade(_training.Recordings[index]));
        (AnnotationDepth Row, DepthRecording Recording)[] rows =
        [
            .. grades.Select(grade => (Row: judge.Judge(grade), grade.Recording))
                .OrderByDescending(pair => AnnotationEvidence.SecondsShort(pair.Row))
                .ThenByDescending(pair => pair.Row.SpeechSeconds ?? 0),
        ];
        return new(judge.Overall(grades, context.Cancellation), [.. rows.Select(pair => pair.Row)], [.. Worst(rows).Select(DepthTimeline.Of)])
        {
            Annotated = annotated,
            Foreign = _foreign,
            Timing = Times(settings, context),
        };
    }

    // By the speech that was found when the corpus was measured: no recording is opened again.
    private AnnotationTiming[] Times(AnnotationGateSettings settings, GateContext context)
    {
        TimingOptions options = new() { Bootstrap = new(settings.ConfidenceLevel, settings.Replicates, context.Plan.Seed) };
        TimingMeasure[] measures = new TimingMeasure[_timing.Count];
        Parallel.For(0, measures.Length, new ParallelOptions { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = context.ThrottleLimit, CancellationToken = context.Cancellation }, index =>
        {
            (DepthRecording recording, TimingSource source) = _timing[index];
            measures[index] = TimingMeasure.Of(source, recording.Speech, recording.AudioPath, options);
            measures[index].Settle();
        });
        return [.. TimingPool.Overall(measures, options, context.Cancellation)];
    }

    // The worst of each level, so that every way of falling short is seen, then the next worst.
    private static IEnumerable<DepthRecording> Worst((AnnotationDepth Row, DepthRecording Recording)[] rows)
    {
        var falling = rows.Where(pair => AnnotationEvidence.SecondsShort(pair.Row) > 0).ToArray();
        var first = falling.GroupBy(pair => pair.Row.Level).Select(level => level.First()).ToArray();
        return first.Concat(falling.Except(first)).Take(MostTimelines).OrderBy(pair => pair.Row.Level).Select(pair => pair.Recording);
    }

    private void Read(string path, GateContext context)
    {
        try
        {
            IEnumerable<string> files = Directory.Exists(path) ? AnnotationFiles.Enumerate(path, AnnotationReadOptions.Default, _ => { }) : [path];
            foreach (string file in files) ReadFile(file, context);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            context.Fail(exception, path);
        }
    }

    private void ReadFile(string file, GateContext context)
    {
        try
        {
            foreach (AnnotationDocument document in AnnotationFormats.Read(file, null, exception => context.Fail(exception, exception.Path ?? file)))
            {
                context.Cancellation.ThrowIfCancellationRequested();
                Take(document, context);
            }
        }
        catch (SpeechDataException exception)
        {
            context.Fail(exception, exception.Path ?? file);
        }
    }

    private void Take(AnnotationDocument document, GateContext context)
    {
        try
        {
            if (_training.Add(DepthDocument.Of(document), onlyKnown: true) is not { } recording) _foreign++;
            else _timing.AddRange(TimingSource.Of(document, namesSources: false).Select(source => (recording, source)));
        }
        catch (SpeechDataException exception)
        {
            context.Fail(exception, exception.Path ?? document.Recording);
        }
    }

    private static GateResult Unknown(string reason, string remedy) => new()
    {
        Gate = nameof(Gate.Annotation),
        Verdict = Verdict.Unknown,
        Reasons = new([reason]),
        Remedies = new([remedy]),
    };
}
