using AsrDataTools.Acoustics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>Band edges, fake wideband by eight ways of upsampling and under noise, false alarms, and what lossy coding leaves.</summary>
internal sealed class BandwidthAccuracy : IAccuracyStudy
{
    private const int PerLanguage = 24;

    private static readonly string[] Languages = [.. SpeechMaterial.TuningLanguages, .. SpeechMaterial.JudgingLanguages];
    private static readonly double[] NoiseRatios = [50, 40, 30, 20];

    private readonly Dictionary<(string Way, string Language), RecordingTape?> _doubled = [];

    public string Name => "bandwidth";

    public IEnumerable<AccuracyRow> Run()
    {
        Tally found = new(), alarms = new();
        foreach (AccuracyRow row in Upsampled(found).Concat(Masked(found)))
            yield return row;
        yield return new("IsUpsampled", "all of these, es fr it ru", "recall", found.Share, "%", found.Count, "≥ 95 %", found.Share >= 95);
        foreach (AccuracyRow row in Untouched(alarms))
            yield return row;
        yield return new("IsUpsampled", "all untouched, es fr it ru", "false alarms", alarms.Share, "%", alarms.Count, "≤ 1 %", alarms.Share <= 1);
        foreach (AccuracyRow row in Edges().Concat(LossyAccuracy.Rows()))
            yield return row;
    }

    /// <summary>By each way from 8 kHz, and from other rates.</summary>
    private IEnumerable<AccuracyRow> Upsampled(Tally all)
    {
        foreach (UpsamplingWay way in UpsamplingWay.All)
            yield return Recall(all, $"{way.Name}, 8 → 16 kHz", 8000, language => Doubled(way, language));

        foreach ((int from, int to) in ((int, int)[])[(8000, 48000), (11025, 16000), (12000, 16000), (16000, 44100)])
        {
            foreach (UpsamplingWay way in UpsamplingWay.All)
            {
                if (to % from == 0 || !way.Name.StartsWith("zero", StringComparison.Ordinal))
                {
                    yield return Recall(all, FormattableString.Invariant($"{way.Name}, {from / 1000.0} → {to / 1000.0} kHz"), from, language =>
                        (from == 8000 ? Narrow(language, 6) : Wide(language, 6).At(from)) is RecordingTape tape ? way.Apply(tape, to) : null);
                }
            }
        }
    }

    /// <summary>White noise added after upsampling.</summary>
    private IEnumerable<AccuracyRow> Masked(Tally all)
    {
        foreach (UpsamplingWay way in UpsamplingWay.All.Where(way => way.Name is "sox rate" or "linear"))
        {
            foreach (double ratio in NoiseRatios)
                yield return Recall(all, $"{way.Name}, 8 → 16 kHz, then white noise {ratio} dB below speech", 8000, language => Doubled(way, language)?.WithNoise(ratio, 1));
            foreach (double ratio in (double[])[15, 10])
                yield return Recall(null, $"{way.Name}, 8 → 16 kHz, then white noise {ratio} dB below speech (outside the range)", 8000, language => Doubled(way, language)?.WithNoise(ratio, 1));
        }
    }

    private static IEnumerable<AccuracyRow> Untouched(Tally all)
    {
        yield return Alarms(all, "8 kHz", language => Narrow(language));
        yield return Alarms(all, "16 kHz", language => Wide(language));
        foreach (double ratio in NoiseRatios.Concat([15, 10]))
            yield return Alarms(all, $"16 kHz, white noise {ratio} dB below speech", language => Wide(language).WithNoise(ratio, 1));
        yield return Alarms(all, "16 kHz, 30 dB quieter", language => Wide(language).Scaled(0.03));
        yield return Alarms(all, "16 kHz, reverberated by sox", language => Wide(language).Through("sox", (input, output) => ["-V1", "-D", input, output, "gain", "-6", "reverb", "60"]));
        yield return Alarms(all, "16 kHz, MP3 of 32 kbit/s", language => Wide(language).Coded("libmp3lame", "mp3", 32));
        yield return Alarms(all, "16 kHz, AAC of 32 kbit/s", language => Wide(language).Coded("aac", "m4a", 32));
        foreach (int kilobits in (int[])[24, 16])
            yield return Alarms(null, $"16 kHz, MP3 of {kilobits} kbit/s (ends at 5.8 or 5.5 kHz)", language => Wide(language, 6).Coded("libmp3lame", "mp3", kilobits));
    }

    /// <summary>Against filters of known edges.</summary>
    private static IEnumerable<AccuracyRow> Edges()
    {
        foreach (int edge in (int[])[3400, 5000, 7000])
        {
            RecordingTape?[] tapes = [.. SpeechMaterial.JudgingLanguages.Select(language => Filtered(language, edge))];
            foreach (double ratio in (double[])[100, 30, 20])
            {
                List<AcousticProfile> profiles = [.. tapes.SelectMany(tape => Profiles(ratio < 100 ? tape?.WithNoise(ratio, 1) : tape))];
                double[] errors = [.. profiles.Where(profile => profile.BandwidthHz is not null).Select(profile => Math.Abs(profile.BandwidthHz!.Value - edge))];
                string noise = ratio < 100 ? FormattableString.Invariant($", white noise {ratio} dB below speech") : "";
                yield return Row("BandwidthHz", $"sox sinc 300–{edge} Hz at 16 kHz{noise}", "median error", errors.Length == 0 ? double.NaN : Median(errors), "Hz", errors.Length, profiles.Count > 0);
                if (ratio == 100 && edge == 3400)
                {
                    double[] low = [.. profiles.Where(profile => profile.LowCutHz is not null).Select(profile => Math.Abs(profile.LowCutHz!.Value - 300))];
                    yield return Row("LowCutHz", $"sox sinc 300–{edge} Hz at 16 kHz", "median error", low.Length == 0 ? double.NaN : Median(low), "Hz", low.Length, profiles.Count > 0);
                }
            }
        }
    }

    private static RecordingTape Narrow(string language, int count = PerLanguage) => RecordingTape.Prompts(language, "wav", count);

    private static RecordingTape Wide(string language, int count = PerLanguage) => RecordingTape.Prompts(language, "g722", count);

    /// <summary>From 8 to 16 kHz; made once.</summary>
    private RecordingTape? Doubled(UpsamplingWay way, string language)
    {
        if (!_doubled.TryGetValue((way.Name, language), out RecordingTape? tape))
            _doubled[(way.Name, language)] = tape = way.Apply(Narrow(language), 16000);
        return tape;
    }

    private static RecordingTape? Filtered(string language, int edge) =>
        Wide(language, 6).Through("sox", (input, output) => ["-V1", "-D", input, output, "sinc", "-n", "1024", FormattableString.Invariant($"300-{edge}")]);

    private static IEnumerable<AcousticProfile> Profiles(RecordingTape? tape) =>
        tape?.Recordings().Select(recording => SpeechMaterial.Profile(recording, tape.SampleRate)) ?? [];

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    /// <summary>Share of recordings whose original rate is named, in the languages kept for judging; each language beside it.</summary>
    private static AccuracyRow Recall(Tally? all, string against, int original, Func<string, RecordingTape?> tape) =>
        Shares(all, against, "recall, rate named", tape, profile => profile.IsUpsampled == true && profile.OriginalSampleRate == original);

    private static AccuracyRow Alarms(Tally? all, string against, Func<string, RecordingTape?> tape) =>
        Shares(all, "untouched, " + against, "false alarms", tape, profile => profile.IsUpsampled == true);

    private static AccuracyRow Shares(Tally? all, string against, string statistic, Func<string, RecordingTape?> tape, Func<AcousticProfile, bool> counts)
    {
        Tally sum = new();
        List<string> parts = [];
        foreach (string language in Languages)
        {
            Tally own = new();
            foreach (AcousticProfile profile in Profiles(tape(language)))
                own.Add(counts(profile));
            parts.Add(FormattableString.Invariant($"{language} {own.Share:0.#}"));
            if (!SpeechMaterial.JudgingLanguages.Contains(language))
                continue;
            sum.Add(own);
            all?.Add(own);
        }

        return Row("IsUpsampled", $"{against} ({string.Join(", ", parts)})", statistic, sum.Share, "%", sum.Count, sum.Count > 0);
    }

    private static AccuracyRow Row(string measure, string against, string statistic, double value, string unit, int count, bool there) =>
        new(measure, against, statistic, value, unit, count, Missing: there ? null : "asterisk-core-sounds, sox or ffmpeg");

    private sealed class Tally
    {
        private int _hits;

        public int Count { get; private set; }

        public double Share => Count == 0 ? double.NaN : 100.0 * _hits / Count;

        public void Add(bool hit)
        {
            Count++;
            _hits += hit ? 1 : 0;
        }

        public void Add(Tally other)
        {
            Count += other.Count;
            _hits += other._hits;
        }
    }
}
