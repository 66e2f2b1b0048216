using System.Globalization;
using System.Text;
using AsrDataTools.Annotation;

namespace AsrDataTools.Transcription;

/// <summary>Any recogniser that has a command line: its result is text, JSON or CTM, in a file or on standard output.</summary>
internal sealed class CommandLineEngine : ITranscriptionEngine
{
    public const string EngineName = "CommandLine";

    private const string Missing = "Check its name and PATH, or give its whole path in -CommandLine.";

    private readonly EngineSettings _settings;
    private readonly CommandTemplate _template;
    private readonly Encoding _encoding;
    private readonly string _program;

    public CommandLineEngine(EngineSettings settings)
    {
        _settings = settings;
        _template = new(settings.CommandLine ?? throw new SpeechDataException("CommandLineInvalid", SpeechDataProblem.InvalidArgument, "The engine CommandLine needs -CommandLine, for example 'recognise --in {audio} --out {output}'."));
        _encoding = EngineText.Named(settings.OutputEncoding);
        _program = _template.Program.AsSpan().IndexOfAny('/', '\\') < 0 ? _template.Program : Path.GetFullPath(_template.Program, settings.Folder);
        if (!ProgramPath.Exists(_program)) throw ProgramPath.NotInstalled(_program, Missing);
    }

    public string Name => EngineName;

    public string? Model => _settings.Model ?? Path.GetFileName(_template.Program);

    public string Parameters => string.Join('\n', _settings.CommandLine, _settings.Model, _settings.Language, _settings.OutputFormat, _encoding.WebName);

    public int SampleRate => _settings.SampleRate;

    public int BatchSize => 1;

    public IReadOnlyList<EngineAnswer> Transcribe(IReadOnlyList<PreparedAudio> items, CancellationToken cancellation) => [.. items.Select(item => Transcribe(item, cancellation))];

    public void Dispose()
    {
    }

    private EngineAnswer Transcribe(PreparedAudio item, CancellationToken cancellation)
    {
        string output = Path.Combine(item.Folder, item.Name + ".out");
        Dictionary<string, string> values = new()
        {
            ["audio"] = item.Path,
            ["output"] = output,
            ["id"] = item.Name,
            ["model"] = _settings.Model ?? "",
            ["language"] = _settings.Language ?? "",
            ["rate"] = SampleRate.ToString(CultureInfo.InvariantCulture),
        };
        EngineRun run = EngineProcess.Run(_program, _template.Arguments(values), Missing, _settings.Timeout, _settings.Folder, cancellation);
        if (run.Trouble(_template.Program, item.SourcePath, _settings.Timeout) is { } trouble) return EngineAnswer.Failed(trouble);
        try
        {
            return Read(_template.HasOutput ? OutputOf(output, item) : run.Output, item);
        }
        catch (SpeechDataException exception)
        {
            return EngineAnswer.Failed(exception);
        }
    }

    private byte[] OutputOf(string output, PreparedAudio item)
    {
        // Some programs put an ending of their own behind the name they are given.
        string? made = File.Exists(output) ? output : Directory.EnumerateFiles(item.Folder, Path.GetFileName(output) + ".*").Order(StringComparer.Ordinal).FirstOrDefault();
        return made is not null ? File.ReadAllBytes(made)
            : throw new SpeechDataException("TranscriptionOutputMissing", SpeechDataProblem.InvalidData, $"{_template.Program} reported success for '{item.SourcePath}', but wrote no {{output}}. If it writes to standard output, leave {{output}} out.", item.SourcePath);
    }

    private EngineAnswer Read(byte[] bytes, PreparedAudio item)
    {
        string text = EngineText.Decode(bytes, _encoding, _template.Program, item.SourcePath);
        try
        {
            return _settings.OutputFormat switch
            {
                EngineOutput.Json => EngineJson.Read(text),
                EngineOutput.Ctm => OfCtm(text),
                EngineOutput.Text => OfText(text),
                _ when text.TrimStart() is ['{' or '[', ..] => EngineJson.Read(text),
                _ => Ctm(text) ?? OfText(text),
            };
        }
        catch (FormatException exception)
        {
            throw new SpeechDataException("TranscriptionUnreadable", SpeechDataProblem.InvalidData, $"What {_template.Program} wrote for '{item.SourcePath}' cannot be read: {exception.Message}. Say what it is with -OutputFormat.", item.SourcePath, exception);
        }
    }

    private static EngineAnswer? Ctm(string text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : OfCtm(text);
        }
        catch (FormatException)
        {
            return null; // It is text.
        }
    }

    private static EngineAnswer OfCtm(string text)
    {
        AnnotationWord[] words = [.. EngineCtm.Read(text).SelectMany(file => file)];
        return new EngineAnswer { Text = string.Join(' ', words.Select(word => word.Text)), Words = words.ToValueList() };
    }

    private static EngineAnswer OfText(string text) => new() { Text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) };
}
