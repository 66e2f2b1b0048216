using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation.Formant;

/// <summary>One phoneme in its place.</summary>
/// <param name="Phoneme">The sound.</param>
/// <param name="StartSeconds">From the beginning of the clip.</param>
/// <param name="DurationSeconds">Its length.</param>
/// <param name="Stressed">Whether it bears the melody's peaks.</param>
/// <param name="PhraseProgress">0 at the beginning of its phrase, 1 at its end.</param>
internal sealed record TimedPhoneme(Phoneme Phoneme, double StartSeconds, double DurationSeconds, bool Stressed, double PhraseProgress);

/// <summary>The time of one spoken word, seconds from the beginning of the clip.</summary>
public sealed record WordTime(string Word, double StartSeconds, double EndSeconds);

/// <summary>Turns text into phonemes with lengths: rhythm, pauses and lengthening before them.</summary>
internal sealed class FormantScore
{
    private const double FinalLengthening = 1.45;

    private FormantScore(IReadOnlyList<TimedPhoneme> phonemes, IReadOnlyList<WordTime> words, double durationSeconds) =>
        (Phonemes, Words, DurationSeconds) = (phonemes, words, durationSeconds);

    public IReadOnlyList<TimedPhoneme> Phonemes { get; }

    public IReadOnlyList<WordTime> Words { get; }

    public double DurationSeconds { get; }

    /// <summary>Words are parted by spaces; a comma is a pause.</summary>
    public static FormantScore Of(string text, FormantVoice voice, SeededRandom random)
    {
        List<TimedPhoneme> phonemes = [];
        List<WordTime> words = [];
        double time = 0;
        double tempo = voice.Rate * voice.Accent.Rate;
        AddPause(random.Between(0.2, 0.35));
        string[] phrases = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (string phrase in phrases)
        {
            if (words.Count > 0) AddPause(random.Between(0.22, 0.45));
            string[] spoken = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (int i = 0; i < spoken.Length; i++) AddWord(spoken[i], i, spoken.Length);
        }

        AddPause(random.Between(0.2, 0.35));
        return new(phonemes, words, time);

        void AddPause(double seconds)
        {
            phonemes.Add(new(PhonemeTable.Pause, time, seconds, false, 0));
            time += seconds;
        }

        void AddWord(string word, int index, int count)
        {
            double start = time;
            IReadOnlyList<string> symbols = PronunciationLexicon.Get(word);
            int lastVowel = symbols.Select((symbol, at) => char.IsDigit(symbol[^1]) ? at : -1).Max();
            for (int i = 0; i < symbols.Count; i++)
            {
                string symbol = symbols[i];
                bool isVowel = char.IsDigit(symbol[^1]);
                bool stressed = isVowel && symbol[^1] != '0';
                Phoneme phoneme = PhonemeTable.Get(isVowel ? symbol[..^1] : symbol);
                double seconds = phoneme.Milliseconds / 1000 / tempo * (1 + 0.08 * random.NextNormal());
                if (isVowel && !stressed) seconds *= voice.Accent.UnstressedLength;
                if (index == count - 1 && i >= lastVowel) seconds *= FinalLengthening;
                seconds = Math.Max(seconds, 0.03);
                phonemes.Add(new(phoneme, time, seconds, stressed, (index + i / (double)symbols.Count) / count));
                time += seconds;
            }

            words.Add(new(word, start, time));
        }
    }
}
