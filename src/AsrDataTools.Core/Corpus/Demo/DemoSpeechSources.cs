namespace AsrDataTools.Corpus.Demo;

/// <summary>Finds the source that was asked for.</summary>
internal static class DemoSpeechSources
{
    /// <exception cref="SpeechDataException">A source was named that is not installed (id <c>DemoSourceMissing</c>).</exception>
    public static IDemoSpeech Open(DemoSource source)
    {
        string? missing = null;
        IDemoSpeech? speech = source switch
        {
            DemoSource.Asterisk => AsteriskDemoSpeech.Open(out missing),
            DemoSource.Espeak => EspeakDemoSpeech.Open(out missing),
            DemoSource.Formant => new FormantDemoSpeech(),
            _ => (IDemoSpeech?)AsteriskDemoSpeech.Open(out _) ?? (IDemoSpeech?)EspeakDemoSpeech.Open(out _) ?? new FormantDemoSpeech(),
        };
        return speech ?? throw new SpeechDataException(
            "DemoSourceMissing",
            SpeechDataProblem.NotInstalled,
            $"The source {source} is not complete here. It lacks: {missing}. Install it, or use -Source Formant, which needs nothing.");
    }
}
