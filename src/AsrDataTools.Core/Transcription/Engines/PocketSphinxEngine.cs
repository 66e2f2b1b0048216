using System.Globalization;
using System.Text.RegularExpressions;
using AsrDataTools.Annotation;

namespace AsrDataTools.Transcription;

/// <summary>
/// CMU PocketSphinx by its program pocketsphinx_batch (Debian package pocketsphinx): words from -hyp, their times and posterior probabilities
/// from -ctm. One process recognises several recordings, so that the model is loaded once; when it dies or hangs, each of them is tried alone.
/// </summary>
internal sealed partial class PocketSphinxEngine : ITranscriptionEngine
{
    public const string EngineName = "PocketSphinx";

    private const string Program = "pocketsphinx_batch";
    private const string Missing = "Install the Debian package pocketsphinx (and pocketsphinx-en-us for its model), or give its path with -Program.";

    private readonly PocketSphinxModel _model;
    private readonly string _program;
    private readonly TimeSpan _timeout;

    public PocketSphinxEngine(EngineSettings settings)
    {
        _program = settings.Program ?? Program;
        _timeout = settings.Timeout;
        if (!ProgramPath.Exists(_program)) throw ProgramPath.NotInstalled(_program, Missing);
        _model = PocketSphinxModel.Find(settings.Model ?? PocketSphinxModel.Default);
    }

    public string Name => EngineName;

    public string? Model => _model.Name;

    public string Parameters => _model.Fingerprint;

    public int SampleRate => _model.SampleRate;

    public int BatchSize => 8;

    public IReadOnlyList<EngineAnswer> Transcribe(IReadOnlyList<PreparedAudio> items, CancellationToken cancellation)
    {
        EngineAnswer[]? answers = Batch(items, cancellation, out SpeechDataException? trouble);
        if (answers is not null) return answers;
        return items.Count == 1 ? [EngineAnswer.Failed(trouble!)] : [.. items.SelectMany(item => Transcribe([item], cancellation))];
    }

    public void Dispose()
    {
    }

    // Null where the process came to grief: then nothing says which recording was to blame.
    private EngineAnswer[]? Batch(IReadOnlyList<PreparedAudio> items, CancellationToken cancellation, out SpeechDataException? trouble)
    {
        string folder = items[0].Folder, list = Path.Combine(folder, "list.ctl"), texts = Path.Combine(folder, "out.hyp"), words = Path.Combine(folder, "out.ctm"), log = Path.Combine(folder, "log");
        File.WriteAllLines(list, items.Select(item => item.Name));
        foreach (string old in (string[])[texts, words, log]) File.Delete(old);
        string[] arguments =
        [
            "-adcin", "yes", "-cepdir", folder, "-cepext", ".wav", "-ctl", list, "-hmm", _model.Acoustic, "-lm", _model.Language, "-dict", _model.Dictionary,
            "-samprate", _model.SampleRate.ToString(CultureInfo.InvariantCulture), "-hyp", texts, "-ctm", words, "-logfn", log,
        ];
        EngineRun run = EngineProcess.Run(_program, arguments, Missing, _timeout * items.Count, folder, cancellation);
        if (run.Complaints.Length == 0) run = run with { Complaints = Errors(log) };
        trouble = run.Trouble(EngineName, items[0].SourcePath, _timeout);
        return trouble is null ? [.. Answers(items, texts, words, Errors(log))] : null;
    }

    private static IEnumerable<EngineAnswer> Answers(IReadOnlyList<PreparedAudio> items, string textPath, string wordPath, string errors)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (string line in File.Exists(textPath) ? File.ReadAllLines(textPath, EngineText.Utf8) : [])
        {
            if (Hypothesis().Match(line) is { Success: true } match) texts[match.Groups["name"].Value] = match.Groups["text"].Value.Trim();
        }

        ILookup<string, AnnotationWord> words = EngineCtm.Read(File.Exists(wordPath) ? File.ReadAllText(wordPath, EngineText.Utf8) : "");
        return items.Select(item => texts.TryGetValue(item.Name, out string? text)
            ? new EngineAnswer { Text = text, Words = words[item.Name].ToValueList() }
            : EngineAnswer.Failed(new SpeechDataException("TranscriptionFailed", SpeechDataProblem.InvalidData, $"{EngineName} gave no result for '{item.SourcePath}'.{(errors.Length > 0 ? $" Its last words:\n{errors}" : "")}", item.SourcePath)));
    }

    private static string Errors(string log) => !File.Exists(log) ? "" : string.Join('\n', File.ReadLines(log).Where(line => line.StartsWith("ERROR", StringComparison.Ordinal) || line.StartsWith("FATAL", StringComparison.Ordinal)).TakeLast(5));

    [GeneratedRegex(@"^(?<text>.*?)\s*\((?<name>\S+) -?\d+\)$")]
    private static partial Regex Hypothesis();
}
