using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Simulation;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// Speech activity against generated truth, the built-in detector beside a Silero model whose path is given by the
/// environment variable <c>ASRDATA_SILERO_MODEL</c>.
/// </summary>
internal sealed class SpeechActivityAccuracy : IAccuracyStudy
{
    public const string ModelVariable = "ASRDATA_SILERO_MODEL";

    private const double Seconds = 120;

    // The French voice talks in the babble.
    private static readonly string[] Languages = ["es", "it", "ru"];

    public string Name => "speech-activity";

    public IEnumerable<AccuracyRow> Run()
    {
        string? path = Environment.GetEnvironmentVariable(ModelVariable);
        using SileroModel? model = string.IsNullOrEmpty(path) ? null : SileroModel.Open(path);
        foreach (string noise in ActivityMaterial.Noises)
        {
            foreach (int sampleRate in (int[])[8000, 16000])
            {
                foreach (double snr in (double[])[20, 10, 5, 0])
                {
                    string against = string.Create(CultureInfo.InvariantCulture, $"{noise}, {snr} dB, {sampleRate / 1000} kHz, es it ru");
                    foreach (AccuracyRow row in Rows(noise, sampleRate, snr, against, model))
                        yield return row;
                }
            }
        }

        if (model is null)
            yield return new AccuracyRow("SpeechSeconds (Silero)", "all of the above", "AUC", double.NaN, "", 0, Missing: $"a model at ${ModelVariable}");
    }

    private static IEnumerable<AccuracyRow> Rows(string noise, int sampleRate, double snr, string against, SileroModel? model)
    {
        FrameGrid grid = new(sampleRate);
        ActivityScore builtin = new(), silero = new();
        for (int i = 0; i < Languages.Length; i++)
        {
            if (SpeechMaterial.Phrases(Languages[i], sampleRate, Seconds, i, SpeechMaterial.IsVoice) is not { } phrases)
            {
                yield return Missing(against, "asterisk-core-sounds-" + Languages[i]);
                yield break;
            }

            bool[] truth = ActivityMaterial.Truth(phrases.Samples, grid);
            if (ActivityMaterial.Noise(noise, phrases.Samples.Length, sampleRate, i) is not { } added)
            {
                yield return Missing(against, noise == "babble" ? "asterisk-core-sounds-fr" : "asterisk-moh-opsound");
                yield break;
            }

            float[] mixed = [.. phrases.Samples];
            NoiseMixer.Add(mixed, added, snr, sampleRate);
            builtin.Add(mixed, grid, truth, null);
            if (model is not null)
                silero.Add(mixed, grid, truth, model);
        }

        foreach ((string name, ActivityScore score) in new[] { ("builtin", builtin), ("Silero", silero) })
        {
            if (score.Frames == 0)
                continue;
            string measure = $"SpeechSeconds ({name})";
            yield return new AccuracyRow(measure, against, "AUC", score.Auc(), "", score.Frames);
            yield return new AccuracyRow(measure, against, "missed speech", score.MissedPercent, "%", score.Frames);
            yield return new AccuracyRow(measure, against, "false speech", score.FalsePercent, "%", score.Frames);
        }
    }

    private static AccuracyRow Missing(string against, string package) =>
        new("SpeechSeconds", against, "AUC", double.NaN, "", 0, Missing: package);
}
