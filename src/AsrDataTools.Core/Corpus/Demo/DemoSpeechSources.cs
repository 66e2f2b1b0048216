namespace AsrDataTools.Corpus.Demo;

/// <summary>Finds the source that was asked for.</summary>
internal static class DemoSpeechSources
{
    /// <param name="source">What was asked for.</param>
    /// <param name="places">Where to look for it.</param>
    /// <exception cref="SpeechDataException">A source was named that is not installed (id <c>DemoSourceMissing</c>).</exception>
    public static IDemoSpeech Open(DemoSource source, DemoSourcePlaces places)
    {
        string? missing = null;
        IDemoSpeech? speech = source switch
        {
            DemoSource.Asterisk => AsteriskDemoSpeech.Open(places, out missing),
            DemoSource.Espeak => EspeakDemoSpeech.Open(places, out missing),
            DemoSource.Formant => new FormantDemoSpeech(),
            _ => (IDemoSpeech?)AsteriskDemoSpeech.Open(places, out _) ?? (IDemoSpeech?)EspeakDemoSpeech.Open(places, out _) ?? new FormantDemoSpeech(),
        };
        return speech ?? throw new SpeechDataException(
            "DemoSourceMissing",
            SpeechDataProblem.NotInstalled,
            $"The source {source} is not complete here. It lacks: {missing}. Install it, or use -Source Formant, which needs nothing.");
    }
}
