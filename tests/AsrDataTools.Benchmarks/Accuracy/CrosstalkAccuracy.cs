using AsrDataTools.Acoustics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>Crosstalk against leaks that were put into made calls: two voices in turn, noise on both sides.</summary>
internal sealed class CrosstalkAccuracy : IAccuracyStudy
{
    private const int SampleRate = 8000;
    private const double CallSeconds = 120;

    private static readonly (string First, string Second)[] Judging = [("es", "it"), ("ru", "es"), ("it", "ru")];

    public string Name => "crosstalk";

    public IEnumerable<AccuracyRow> Run()
    {
        if (Judging.Any(pair => SpeechMaterial.Files(pair.First, "wav").Count == 0))
        {
            yield return new AccuracyRow("CrosstalkDb", "made calls", "mean absolute error", double.NaN, "dB", 0, Missing: "asterisk-core-sounds-{es,it,ru}-wav");
            yield break;
        }

        foreach (double snr in (double[])[50, 40, 30, 20])
        {
            foreach (double leakDb in (double[])[-20, -30, -40, -50])
            {
                List<double> errors = [];
                int calls = 0;
                foreach ((MadeCall call, double delay, bool filtered) in Calls(snr))
                {
                    (float[] mixed, double truth) = call.Leaking(leakDb, delay, filtered);
                    calls++;
                    if (Profile(mixed, call.First).CrosstalkDb is double found)
                        errors.Add(found - truth);
                }

                string what = FormattableString.Invariant($"leak {leakDb} dB, speech {snr} dB over noise");
                if (errors.Count > 0)
                    yield return new AccuracyRow("CrosstalkDb", what, "mean absolute error", errors.Average(Math.Abs), "dB", errors.Count);
                yield return new AccuracyRow("CrosstalkDb", what, "found", 100.0 * errors.Count / calls, "%", calls);
            }
        }

        int alarms = 0, sides = 0;
        for (int seed = 0; seed < 24; seed++)
        {
            MadeCall call = MadeCall.Of(Judging[seed % 3], SampleRate, CallSeconds, 20 + (10 * (seed % 4)), 100 + seed);
            foreach (AcousticProfile profile in AcousticProfiler.Profile(new MemoryReader(SampleRate, call.Second, call.First)))
            {
                sides++;
                alarms += profile.CrosstalkDb is null ? 0 : 1;
            }
        }

        yield return new AccuracyRow("CrosstalkDb", "independent sides", "false alarms", 100.0 * alarms / sides, "%", sides);
    }

    private static IEnumerable<(MadeCall Call, double Delay, bool Filtered)> Calls(double snr)
    {
        int seed = 0;
        foreach ((string, string) pair in Judging)
        {
            MadeCall call = MadeCall.Of(pair, SampleRate, CallSeconds, snr, ++seed);
            foreach (double delay in (double[])[0, 0.047, 0.2])
                yield return (call, delay, delay == 0.047);
        }
    }

    private static AcousticProfile Profile(float[] listener, float[] talker) =>
        AcousticProfiler.Profile(new MemoryReader(SampleRate, listener, talker))[0];
}
