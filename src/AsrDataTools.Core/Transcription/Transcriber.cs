using System.Diagnostics;
using AsrDataTools.Annotation;
using AsrDataTools.Corpus;

namespace AsrDataTools.Transcription;

/// <summary>Transcribes utterances batch by batch: prepares their audio, looks results up, asks the engine for the rest. For several threads.</summary>
/// <param name="cacheFolder">Absolute path; null to keep nothing.</param>
public sealed class Transcriber(ITranscriptionEngine engine, string? cacheFolder)
{
    private readonly TranscriptionCache? _cache = cacheFolder is null ? null : new(cacheFolder);
    private int _cacheIsBroken;

    /// <summary>Utterances that one call takes.</summary>
    public int BatchSize => engine.BatchSize;

    /// <summary>Transcribes utterances; each comes back exactly once, in order, with a transcript or with its trouble.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IReadOnlyList<TranscriptionOutcome> Transcribe(IReadOnlyList<SpeechUtterance> utterances, CancellationToken cancellation)
    {
        string folder = Directory.CreateTempSubdirectory("asrdata-transcribe-").FullName;
        try
        {
            Work[] work = [.. utterances.Select((utterance, index) => Prepared(utterance, folder, FormattableString.Invariant($"u{index:0000}"), cancellation))];
            Recognise([.. work.Where(item => item is { Audio: not null, Answer: null })], cancellation);
            return [.. work.Select(Outcome)];
        }
        finally
        {
            Remove(folder);
        }
    }

    private Work Prepared(SpeechUtterance utterance, string folder, string name, CancellationToken cancellation)
    {
        Work work = new(utterance);
        try
        {
            work.Audio = AudioPreparation.Prepare(utterance, folder, name, engine.SampleRate, cancellation);
        }
        catch (SpeechDataException exception)
        {
            work.Answer = EngineAnswer.Failed(exception);
            return work;
        }

        if (_cache is null) return work;
        work.Key = TranscriptionCache.KeyOf(engine, work.Audio);
        work.Answer = _cache.Find(work.Key, work.Warnings.Add);
        work.FromCache = work.Answer is not null;
        return work;
    }

    private void Recognise(Work[] work, CancellationToken cancellation)
    {
        if (work.Length == 0) return;
        Stopwatch watch = Stopwatch.StartNew();
        IReadOnlyList<EngineAnswer> answers = engine.Transcribe([.. work.Select(item => item.Audio!)], cancellation);
        double seconds = work.Sum(item => item.Audio!.DurationSeconds);
        foreach ((Work item, EngineAnswer answer) in work.Zip(answers))
        {
            item.Answer = answer;
            item.RealTimeFactor = seconds > 0 ? watch.Elapsed.TotalSeconds / seconds : null;
            if (answer.Failure is null && item.Key is not null) Keep(item);
        }
    }

    // A cache that fails once is left alone from then on: the transcripts are what the run is for.
    private void Keep(Work item)
    {
        if (_cacheIsBroken != 0) return;
        try
        {
            _cache!.Keep(item.Key!, item.Answer!);
        }
        catch (SpeechDataException exception) when (Interlocked.Exchange(ref _cacheIsBroken, 1) == 0)
        {
            item.CacheTrouble = new SpeechDataException("TranscriptionCacheFailed", exception.Problem, $"{exception.Message} The transcripts of this run are not cached from here on.", exception.Path, exception);
        }
        catch (SpeechDataException)
        {
            // Another thread was first and has told of it.
        }
    }

    private TranscriptionOutcome Outcome(Work work)
    {
        EngineAnswer answer = work.Answer!;
        if (answer.Failure is not null) return new(work.Utterance, null, answer.Failure, work.CacheTrouble, work.Warnings);
        double start = work.Utterance.StartSeconds ?? 0;
        Transcript transcript = new()
        {
            Id = work.Utterance.Id,
            Path = work.Audio!.SourcePath,
            Text = answer.Text,
            Words = start == 0 ? answer.Words : answer.Words.Select(word => word with { StartSeconds = Shifted(word.StartSeconds, start), EndSeconds = Shifted(word.EndSeconds, start) }).ToValueList(),
            Language = answer.Language,
            Engine = engine.Name,
            Model = engine.Model,
            DurationSeconds = work.Audio.DurationSeconds,
            RealTimeFactor = work.RealTimeFactor,
            FromCache = work.FromCache,
            Utterance = work.Utterance,
        };
        return new(work.Utterance, transcript, null, work.CacheTrouble, work.Warnings);
    }

    private static double? Shifted(double? time, double start) => time is { } seconds ? Math.Round(seconds + start, 6) : null;

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A program that was just killed may still hold a file for a moment; the system clears its temporary folder.
        }
    }

    private sealed class Work(SpeechUtterance utterance)
    {
        public SpeechUtterance Utterance { get; } = utterance;

        public PreparedAudio? Audio { get; set; }

        public string? Key { get; set; }

        public EngineAnswer? Answer { get; set; }

        public bool FromCache { get; set; }

        public double? RealTimeFactor { get; set; }

        public SpeechDataException? CacheTrouble { get; set; }

        public List<string> Warnings { get; } = [];
    }
}

/// <summary>What came of one utterance: a transcript or its trouble, and what else is to be told.</summary>
public sealed record TranscriptionOutcome(SpeechUtterance Utterance, Transcript? Transcript, SpeechDataException? Failure, SpeechDataException? CacheTrouble, IReadOnlyList<string> Warnings);
