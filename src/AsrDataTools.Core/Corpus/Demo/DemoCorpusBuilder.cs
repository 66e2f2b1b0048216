using System.Runtime.ExceptionServices;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Corpus.Demo;

/// <summary>
/// Makes a small labelled corpus whose defects are known: a training part that would fail in production, production to
/// compare it with, and an evaluation part that would not notice.
/// </summary>
public static class DemoCorpusBuilder
{
    /// <summary>Rate of training and evaluation, Hz.</summary>
    internal const int StudioRate = 16000;

    internal const string TrainingManifest = "train.jsonl";
    internal const string ProductionManifest = "calls.csv";
    internal const string EvaluationManifest = "test.jsonl";

    private const int BabbleVoices = 6;

    /// <summary>
    /// Makes the corpus in a folder beside the target, and gives it its name when it is whole; whatever happens, nothing half
    /// made is left.
    /// </summary>
    /// <param name="path">Absolute path of the folder to make.</param>
    /// <param name="options">Source, size and seed.</param>
    /// <param name="progress">Told after every recording, from several threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="SpeechDataException">
    /// The folder is in use (<c>DemoFolderNotEmpty</c>), the source is not installed (<c>DemoSourceMissing</c>) or the storage fails.
    /// </exception>
    public static DemoCorpus Build(string path, DemoCorpusOptions options, IProgress<DemoProgress>? progress, CancellationToken cancellation) =>
        Build(path, options, DemoPlan.Of(options.Size), progress, cancellation);

    /// <summary>The same, of any number of recordings.</summary>
    internal static DemoCorpus Build(
        string path, DemoCorpusOptions options, DemoPlan plan, IProgress<DemoProgress>? progress, CancellationToken cancellation)
    {
        path = Path.TrimEndingDirectorySeparator(path);
        RequireFreeFolder(path, options.Replace);
        IDemoSpeech speech = DemoSpeechSources.Open(options.Source, DemoSourcePlaces.OfThisMachine);
        string temporary = $"{path}.{Guid.NewGuid():N}.partial";
        try
        {
            Directory.CreateDirectory(temporary);
            DemoCorpus corpus = Fill(temporary, path, options, plan, speech, progress, cancellation);
            Publish(temporary, path);
            return corpus;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SpeechDataException(
                "DemoFolderUnwritable",
                cause is IOException ? SpeechDataProblem.Storage : SpeechDataProblem.AccessDenied,
                $"The demo corpus cannot be made at '{path}': {cause.Message.TrimEnd('.')}. Check the folder, its permissions and the space left.",
                path,
                cause);
        }
        finally
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
    }

    private static DemoCorpus Fill(
        string folder,
        string path,
        DemoCorpusOptions options,
        DemoPlan plan,
        IDemoSpeech speech,
        IProgress<DemoProgress>? progress,
        CancellationToken cancellation)
    {
        DemoStudio studio = new(speech, folder, cancellation);
        ParallelOptions parallel = new() { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = options.ThrottleLimit, CancellationToken = cancellation };
        int done = 0;

        DemoTraining trainingPart = new(studio, plan, options.Seed);
        DemoRecording[] training = MakeAll("training", trainingPart.Count, trainingPart.Make);
        DemoProduction productionPart = new(studio, plan, options.Seed, Babble(speech, options.Seed, cancellation));
        DemoRecording[] production = MakeAll("production", productionPart.Count, productionPart.Make);
        DemoEvaluation evaluationPart = new(studio, plan, options.Seed, trainingPart, training);
        DemoRecording[] evaluation = MakeAll("evaluation", evaluationPart.Count, evaluationPart.Make);

        List<DemoDefect> defects = DemoCorpusFacts.Compare(training, production, evaluation, speech);
        defects.AddRange(training.Concat(production).Concat(evaluation).SelectMany(recording => recording.Defects));
        DemoRecording[] dialogues = training[^plan.Dialogues..];
        for (int i = 0; i < dialogues.Length; i++) defects.AddRange(DemoAnnotations.WriteDialogue(folder, i, dialogues[i]));
        DemoAnnotations.WriteRttm(Path.Combine(folder, "production/annotations.rttm"), production);

        WriteTables("training", training, TrainingManifest);
        WriteTables("production", production, ProductionManifest);
        WriteTables("evaluation", evaluation, EvaluationManifest);
        DemoManifests.WriteTraffic(Path.Combine(folder, "traffic.csv"), speech.Accents, production);
        IReadOnlyList<DemoConsent> consents = options.WriteLedger is null ? [] : DemoGovernance.Consents(DemoCorpusFacts.SpeakersOf(training.Concat(evaluation)), DemoCorpusFacts.SpeakersOf(production), defects);
        DemoGovernance.WritePolicy(folder, speech.License, options.WriteLedger?.Invoke(Path.Combine(folder, DemoGovernance.LedgerFile), consents), defects);
        defects.AddRange(DemoGovernance.Permissions(folder, training, apply: false));
        DemoManifests.WriteDefects(Path.Combine(folder, "defects.csv"), defects);
        DemoManifests.WriteTruth(Path.Combine(folder, "truth.json"), options, speech, training.Concat(production).Concat(evaluation), consents);
        DemoReadme.Write(Path.Combine(folder, "README.txt"), options, speech, defects);
        _ = DemoGovernance.Permissions(folder, training, apply: true).Count();

        return new()
        {
            Path = path,
            Source = speech.Source,
            SourceDescription = speech.Description,
            Size = options.Size,
            Seed = options.Seed,
            Training = Path.Combine(path, "training", TrainingManifest),
            Production = Path.Combine(path, "production", ProductionManifest),
            Evaluation = Path.Combine(path, "evaluation", EvaluationManifest),
            Traffic = Path.Combine(path, "traffic.csv"),
            Policy = Path.Combine(path, DemoGovernance.PolicyFile),
            Defects = Path.Combine(path, "defects.csv"),
            TrainingHours = DemoCorpusFacts.Hours(training),
            ProductionHours = DemoCorpusFacts.Hours(production),
            EvaluationHours = DemoCorpusFacts.Hours(evaluation),
            TrainingSpeakers = DemoCorpusFacts.Speakers(training),
            ProductionSpeakers = DemoCorpusFacts.Speakers(production),
            EvaluationSpeakers = DemoCorpusFacts.Speakers(evaluation),
            DefectCount = defects.Count,
            Bytes = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length),
        };

        DemoRecording[] MakeAll(string part, int count, Func<int, DemoRecording> make)
        {
            DemoRecording[] made = new DemoRecording[count];
            try
            {
                Parallel.For(0, count, parallel, number =>
                {
                    made[number] = make(number);
                    progress?.Report(new(part, Interlocked.Increment(ref done), plan.Recordings));
                });
            }
            catch (AggregateException several)
            {
                // Recordings fail for the same cause, if they fail; one report of it is enough.
                ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
            }

            return made;
        }

        void WriteTables(string part, DemoRecording[] recordings, string manifest)
        {
            DemoRow[] rows = [.. recordings.SelectMany(recording => recording.Rows)];
            string file = Path.Combine(folder, part, manifest);
            if (manifest.EndsWith(".csv", StringComparison.Ordinal)) DemoManifests.WriteCsv(file, part, rows, speech);
            else DemoManifests.WriteNemo(file, part, rows, speech);
            DemoManifests.WriteTranscripts(Path.Combine(folder, part, "transcripts.tsv"), rows);
        }
    }

    /// <summary>Voices that belong to nobody in the corpus, at the rate of production.</summary>
    private static float[][] Babble(IDemoSpeech speech, long seed, CancellationToken cancellation)
    {
        Signal.Resampler down = new(StudioRate, DemoProduction.Rate);
        SeededRandom random = SeededRandom.For(seed, "babble");
        return [.. DemoSpeaker.Make("B", BabbleVoices, speech.Accents, accent => accent.TrafficShare, seed).Select(speaker =>
            down.Apply(speech.Speak(speech.Line(DemoUse.Caller, speaker.Accent, random), speaker, random, cancellation)))];
    }

    private static void RequireFreeFolder(string path, bool replace)
    {
        if (File.Exists(path))
        {
            throw new SpeechDataException(
                "DemoFolderIsFile", SpeechDataProblem.InvalidArgument, $"'{path}' is a file. Name a folder that does not exist yet.", path);
        }

        if (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any()) return;
        if (!replace)
        {
            throw new SpeechDataException(
                "DemoFolderNotEmpty", SpeechDataProblem.InvalidArgument, $"The folder '{path}' is not empty. Name another, or replace the demo corpus in it with -Force.", path);
        }

        if (!File.Exists(Path.Combine(path, "truth.json")) || !File.Exists(Path.Combine(path, "defects.csv")))
        {
            throw new SpeechDataException(
                "DemoFolderForeign", SpeechDataProblem.InvalidArgument, $"The folder '{path}' holds something else than a demo corpus; -Force replaces only demo corpora. Name another folder.", path);
        }
    }

    private static void Publish(string temporary, string path)
    {
        if (!Directory.Exists(path))
        {
            Directory.Move(temporary, path);
            return;
        }

        // The old folder goes only when the new one has its place.
        string old = $"{path}.{Guid.NewGuid():N}.old";
        Directory.Move(path, old);
        try
        {
            Directory.Move(temporary, path);
        }
        catch (IOException)
        {
            Directory.Move(old, path);
            throw;
        }

        Directory.Delete(old, recursive: true);
    }
}
