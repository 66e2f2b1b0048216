namespace AsrDataTools.Transcription;

/// <summary>The engines: a new one is a class and a line here.</summary>
public static class TranscriptionEngines
{
    private static readonly (string Name, Func<EngineSettings, ITranscriptionEngine> Make)[] All =
    [
        (PocketSphinxEngine.EngineName, settings => new PocketSphinxEngine(settings)),
        (WhisperCppEngine.EngineName, settings => new WhisperCppEngine(settings)),
        (CommandLineEngine.EngineName, settings => new CommandLineEngine(settings)),
        (OpenAiEngine.EngineName, settings => new OpenAiEngine(settings)),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(engine => engine.Name)];

    /// <summary>Makes an engine, and finds out first whether what it needs is there.</summary>
    /// <exception cref="SpeechDataException">There is no such engine, it is not installed, or its settings do not fit.</exception>
    public static ITranscriptionEngine Create(string name, EngineSettings settings)
    {
        foreach ((string known, Func<EngineSettings, ITranscriptionEngine> make) in All)
        {
            if (known.Equals(name, StringComparison.OrdinalIgnoreCase)) return make(settings);
        }

        string meant = NearestName.Like(name, Names) is { } near ? $" Did you mean '{near}'?" : "";
        throw new SpeechDataException("EngineUnknown", SpeechDataProblem.InvalidArgument, $"There is no engine '{name}'; there are {string.Join(", ", Names)}.{meant}");
    }
}
