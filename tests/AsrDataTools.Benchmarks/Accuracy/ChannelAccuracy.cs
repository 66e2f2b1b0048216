using AsrDataTools.Acoustics;
using AsrDataTools.Audio;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// Channel class on recordings made by sox, ffmpeg and espeak-ng, in languages that had no part in setting the rules (English
/// and French had), with a table of confusions and whether a confidence of 0.9 is right nine times in ten.
/// </summary>
internal sealed class ChannelAccuracy : IAccuracyStudy
{
    private const double ShortSeconds = 10;

    private const int HardCopies = 2;

    private static readonly string[] Languages = ["es", "it", "ru"];

    public string Name => "channel";

    public IEnumerable<AccuracyRow> Run()
    {
        if (ChannelMaterial.Missing() is string missing)
        {
            yield return new AccuracyRow("ChannelClass", string.Join(' ', Languages), "right of all", double.NaN, "%", 0, Missing: missing);
            yield break;
        }

        List<Judged> whole = [], cut = [], hard = [];
        string folder = Directory.CreateTempSubdirectory("asrdata-channel-").FullName;
        try
        {
            ChannelMaterial material = new(folder);
            foreach (string language in Languages)
            {
                for (int i = 0; i < ChannelMaterial.HardCases.Count * HardCopies; i++)
                {
                    string path = material.MakeHard(language, i / HardCopies, i % HardCopies);
                    using AudioReader reader = AudioFile.Open(path);
                    hard.Add(new Judged(ChannelMaterial.HardCases[i / HardCopies].Name, ChannelMaterial.HardCases[i / HardCopies].Channel, AcousticProfiler.Profile(reader)[0]));
                }

                foreach (ChannelClass truth in ChannelMaterial.Classes)
                {
                    for (int variant = 0; variant < ChannelMaterial.Variants; variant++)
                    {
                        string path = material.Make(language, truth, variant, seed: 1);
                        using (AudioReader reader = AudioFile.Open(path))
                            whole.Add(new Judged(language, truth, AcousticProfiler.Profile(reader)[0]));
                        if (truth is ChannelClass.FarField or ChannelClass.CloseTalk)
                            cut.Add(new Judged(language, truth, Beginning(path)));
                        File.Delete(path);
                    }
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (AccuracyRow row in Shares("es it ru, 45 s", whole, target: true))
            yield return row;
        foreach (string language in Languages)
            yield return Shares($"{language}, 45 s", [.. whole.Where(j => j.Material == language)], target: false).First();
        foreach (ChannelClass truth in ChannelMaterial.Classes)
        {
            Judged[] ofClass = [.. whole.Where(j => j.Truth == truth)];
            foreach (ChannelClass? named in ChannelMaterial.Classes.Cast<ChannelClass?>().Append(null))
                yield return new AccuracyRow("ChannelClass", $"{truth}, 45 s", $"named {named?.ToString() ?? "nothing"}", ofClass.Count(j => j.Named == named), "", ofClass.Length);
        }

        foreach (AccuracyRow row in Shares($"es it ru, far field and close talk, {ShortSeconds} s", cut, target: false))
            yield return row;
        foreach (IGrouping<string, Judged> group in hard.GroupBy(j => j.Material))
        {
            string named = string.Join(", ", group.GroupBy(j => j.Named).OrderByDescending(g => g.Count()).Select(g => $"{g.Count()} {g.Key?.ToString() ?? "nothing"}"));
            yield return new AccuracyRow("ChannelClass", $"{group.Key} (named {named})", "right of all", Percent(group.Count(j => j.IsRight), group.Count()), "%", group.Count());
        }

        foreach ((double from, double to) in ((double, double)[])[(0, 0.75), (0.75, 0.9), (0.9, 1.01)])
        {
            Judged[] named = [.. whole.Concat(cut).Where(j => j.Profile.ChannelConfidence >= from && j.Profile.ChannelConfidence < to)];
            string against = FormattableString.Invariant($"confidence {from} to {Math.Min(to, 1)}, all above");
            yield return new AccuracyRow("ChannelConfidence", against, "mean", named.Length == 0 ? double.NaN : 100 * named.Average(j => j.Profile.ChannelConfidence!.Value), "%", named.Length);
            yield return new AccuracyRow("ChannelConfidence", against, "right", Percent(named.Count(j => j.IsRight), named.Length), "%", named.Length);
        }
    }

    private static IEnumerable<AccuracyRow> Shares(string against, IReadOnlyList<Judged> judged, bool target)
    {
        double right = Percent(judged.Count(j => j.IsRight), judged.Count);
        int named = judged.Count(j => j.Named is not null);
        yield return new AccuracyRow("ChannelClass", against, "right of all", right, "%", judged.Count, target ? "≥ 95" : "", target ? right >= 95 : null);
        yield return new AccuracyRow("ChannelClass", against, "right where one is named", Percent(judged.Count(j => j.IsRight), named), "%", named);
    }

    private static double Percent(int part, int all) => all == 0 ? double.NaN : 100.0 * part / all;

    private static AcousticProfile Beginning(string path)
    {
        using AudioReader reader = AudioFile.Open(path);
        int sampleRate = reader.Format.SampleRate;
        float[] samples = SpeechMaterial.Samples(path);
        return SpeechMaterial.Profile(samples[..Math.Min(samples.Length, (int)(ShortSeconds * sampleRate))], sampleRate);
    }

    private readonly record struct Judged(string Material, ChannelClass Truth, AcousticProfile Profile)
    {
        public ChannelClass? Named => Profile.ChannelClass;

        public bool IsRight => Named == Truth;
    }
}
