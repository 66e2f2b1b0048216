namespace AsrDataTools.Transcription;

/// <summary>whisper.cpp by its program whisper-cli (main in older builds): its full JSON (-ojf) has segments, tokens with times and probabilities.</summary>
internal sealed class WhisperCppEngine : ITranscriptionEngine
{
    public const string EngineName = "WhisperCpp";

    private const string Missing = "Build whisper.cpp (it is in no Debian package) and put whisper-cli on PATH, or give its path with -Program.";

    private readonly EngineSettings _settings;
    private readonly string _program;
    private readonly FileInfo _model;

    public WhisperCppEngine(EngineSettings settings)
    {
        _settings = settings;
        _program = settings.Program ?? "whisper-cli";
        if (!ProgramPath.Exists(_program)) throw ProgramPath.NotInstalled(_program, Missing);
        if (settings.Model is null || !File.Exists(settings.Model))
        {
            throw new SpeechDataException(
                "EngineModelMissing", SpeechDataProblem.NotFound, $"{(settings.Model is null ? "WhisperCpp needs a model" : $"There is no model '{settings.Model}'")}: give the path of a ggml file, such as ggml-base.en.bin, with -Model.", settings.Model);
        }

        _model = new FileInfo(settings.Model);
    }

    public string Name => EngineName;

    public string? Model => Path.GetFileNameWithoutExtension(_model.Name);

    public string Parameters => FormattableString.Invariant($"{_model.Name},{_model.Length}@{_model.LastWriteTimeUtc.Ticks},{_settings.Language}");

    public int SampleRate => 16000;

    public int BatchSize => 1;

    public IReadOnlyList<EngineAnswer> Transcribe(IReadOnlyList<PreparedAudio> items, CancellationToken cancellation) => [.. items.Select(item => Transcribe(item, cancellation))];

    public void Dispose()
    {
    }

    private EngineAnswer Transcribe(PreparedAudio item, CancellationToken cancellation)
    {
        string output = Path.Combine(item.Folder, item.Name);
        string[] arguments = ["-m", _model.FullName, "-f", item.Path, "-oj", "-ojf", "-of", output, "-np", "-l", _settings.Language ?? "auto"];
        EngineRun run = EngineProcess.Run(_program, arguments, Missing, _settings.Timeout, item.Folder, cancellation);
        if (run.Trouble(EngineName, item.SourcePath, _settings.Timeout) is { } trouble) return EngineAnswer.Failed(trouble);
        try
        {
            return File.Exists(output + ".json") ? WhisperCppJson.Read(File.ReadAllBytes(output + ".json"))
                : EngineAnswer.Failed(new("TranscriptionOutputMissing", SpeechDataProblem.InvalidData, $"{_program} reported success for '{item.SourcePath}', but wrote no JSON: it may be too old for -ojf.", item.SourcePath));
        }
        catch (FormatException exception)
        {
            return EngineAnswer.Failed(new("TranscriptionUnreadable", SpeechDataProblem.InvalidData, $"What {_program} wrote for '{item.SourcePath}' cannot be read: {exception.Message}.", item.SourcePath, exception));
        }
    }
}
