using AsrDataTools.Governance.Redaction;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Redaction;

/// <summary>Planted redactions in real speech, as WAV, GSM and Opus: what Test-Redaction finds and what it finds in vain.</summary>
internal sealed class RedactionAccuracy : IAccuracyStudy
{
    private const double Seconds = 120;
    private const int Calls = 2;

    private static readonly string[] Formats = ["wav", "gsm", "opus"];

    // A gate or a mixer leaves digital silence between words; a line leaves its noise, dB of full scale.
    private static readonly (string Line, double?[] Noises)[] Lines = [("noise on the line", [-60, -45]), ("pauses of digital silence", [null])];

    public string Name => "redaction";

    public IEnumerable<AccuracyRow> Run()
    {
        foreach ((string set, IReadOnlyList<string> languages) in new[] { ("tuned on", SpeechMaterial.TuningLanguages), ("judged on", SpeechMaterial.JudgingLanguages) })
        {
            foreach (string format in Formats)
            {
                foreach ((string line, double?[] noises) in Lines)
                {
                    foreach (AccuracyRow row in Of(languages, format, noises, $"{format}, {line}, {set} {string.Join(", ", languages)}")) yield return row;
                }
            }
        }
    }

    private static IEnumerable<AccuracyRow> Of(IReadOnlyList<string> languages, string format, double?[] noises, string against)
    {
        Dictionary<Planting, (int Found, int All)> planted = [];
        List<Finding> alarms = [];
        double seconds = 0;
        foreach (string language in languages)
        {
            for (int seed = 0; seed < Calls; seed++)
            {
                foreach (double? noise in noises)
                {
                    if (RedactedCall.Make(language, noise, Seconds, plant: true, seed) is not { } call || RedactedCall.Make(language, noise, Seconds, plant: false, 100 + seed) is not { } clean
                        || call.Judge(format) is not { } findings || clean.Judge(format) is not { } vain)
                    {
                        yield return new("Test-Redaction", against, "found", double.NaN, "%", 0, Missing: $"asterisk-core-sounds-{language}-wav or ffmpeg");
                        yield break;
                    }

                    alarms.AddRange(vain);
                    seconds += clean.Seconds;
                    foreach ((Planting kind, Annotation.Stretch window) in call.Plantings)
                    {
                        string rule = kind switch { Planting.SilencedUntagged => RedactionAudit.MuteWithoutTag, Planting.TonedUntagged => RedactionAudit.ToneWithoutTag, _ => RedactionAudit.SpeechUnderTag };
                        bool found = findings.Any(finding => finding.Rule == rule && finding.StartSeconds < window.End && finding.EndSeconds > window.Start);
                        (int before, int all) = planted.GetValueOrDefault(kind);
                        planted[kind] = (before + (found ? 1 : 0), all + 1);
                    }
                }
            }
        }

        foreach ((Planting kind, (int found, int all)) in planted.OrderBy(entry => entry.Key))
        {
            bool wanted = kind is not (Planting.SilencedTagged or Planting.TonedTagged or Planting.NoiseTagged);
            (double low, double high) = WilsonInterval.Of(found, all);
            string statistic = FormattableString.Invariant($"{(wanted ? "found" : "found in vain")} [{100 * low:0.0}, {100 * high:0.0}]");
            double share = found / (double)all;
            yield return new(kind.ToString(), against, statistic, 100 * share, "%", all, wanted ? "≥ 90" : "≤ 5", wanted ? share >= 0.9 : share <= 0.05);
        }

        foreach (string rule in (string[])[RedactionAudit.MuteWithoutTag, RedactionAudit.ToneWithoutTag])
        {
            int count = alarms.Count(finding => finding.Rule == rule);
            double hours = seconds / 3600, high = MathNet.Numerics.Distributions.Gamma.InvCDF(count + 1, 1, 0.975) / hours, low = count == 0 ? 0 : MathNet.Numerics.Distributions.Gamma.InvCDF(count, 1, 0.025) / hours;
            yield return new(rule, against, FormattableString.Invariant($"found in vain, per hour [{low:0.0}, {high:0.0}]"), count / hours, "", count, "≤ 5", count / hours <= 5);
        }
    }
}
