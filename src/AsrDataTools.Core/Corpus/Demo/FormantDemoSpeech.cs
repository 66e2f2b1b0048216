using System.Globalization;
using AsrDataTools.Simulation.Formant;
using AsrDataTools.Statistics;

namespace AsrDataTools.Corpus.Demo;

/// <summary>Speech of the built-in formant synthesizer.</summary>
internal sealed class FormantDemoSpeech : IDemoSpeech
{
    public DemoSource Source => DemoSource.Formant;

    public string Description => "the built-in formant synthesizer; speakers differ in pitch, vocal tract and tempo; the accents are invented";

    public string License => "CC0-1.0";

    public IReadOnlyList<DemoAccent> Accents { get; } =
    [
        new(FormantAccent.Plain.Name, "en", "plain", 0.84, 0.4),
        new(FormantAccent.Fronted.Name, "en", "fronted", 0.12, 0.25),
        new(FormantAccent.Even.Name, "en", "even", 0.04, 0.2),
        new(FormantAccent.Rising.Name, "en", "rising", 0, 0.15),
    ];

    public IReadOnlyList<string> DomainTerms => DemoSentences.DomainTerms;

    public DemoLine? CardNumberLine => DemoSentences.CardNumber;

    public DemoLine Line(DemoUse use, DemoAccent accent, SeededRandom random) => DemoSentences.Pick(use, random);

    public float[] Speak(DemoLine line, DemoSpeaker speaker, SeededRandom random, CancellationToken cancellation) =>
        FormantSynthesizer.Speak(line.Key, VoiceOf(speaker), DemoCorpusBuilder.StudioRate, random).Samples;

    public string DescribeVoice(DemoSpeaker speaker)
    {
        FormantVoice voice = VoiceOf(speaker);
        return string.Create(CultureInfo.InvariantCulture, $"formant synthesizer, {voice.PitchHz:f0} Hz, tract scale {voice.TractScale:f2}");
    }

    private static FormantVoice VoiceOf(DemoSpeaker speaker) => new()
    {
        PitchHz = speaker.IsFemale ? 175 + 70 * speaker.Pitch : 90 + 50 * speaker.Pitch,
        TractScale = speaker.IsFemale ? 1.1 + 0.12 * speaker.Tract : 0.93 + 0.12 * speaker.Tract,
        Rate = 0.88 + 0.3 * speaker.Tempo,
        BreathDb = speaker.IsFemale ? -22 : -27,
        Accent = FormantAccent.All.Single(accent => accent.Name == speaker.Accent.Name),
    };
}
