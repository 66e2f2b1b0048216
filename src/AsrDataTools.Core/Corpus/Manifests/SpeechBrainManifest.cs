namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// The CSV of SpeechBrain: <c>ID, duration, wav, start, stop, spk_id, wrd</c>. Paths may begin with <c>$data_root</c> or
/// <c>{data_root}</c>. <c>start</c> and <c>stop</c> count samples, at 16 kHz unless a column <c>sample_rate</c> says otherwise.
/// </summary>
internal sealed class SpeechBrainManifest : IManifestFormat, IManifestWriter
{
    /// <summary>Rate of SpeechBrain's own recipes, Hz.</summary>
    internal const int UsualRate = 16000;

    // More in a second than this are samples, not seconds.
    private const double FewestSamplesASecond = 400;

    private static readonly Dictionary<string, string> Columns = new()
    {
        ["Id"] = "ID",
        ["AudioPath"] = "wav",
        ["Text"] = "wrd",
        ["Speaker"] = "spk_id",
    };

    public string Name => "SpeechBrain";

    public bool WritesFolder => false;

    public IManifestSink Open(string temporaryPath, string finalPath, ManifestWriteOptions options) =>
        new SpeechBrainSink(temporaryPath, finalPath, options);

    public bool Recognises(string path, ReadOnlySpan<byte> opening)
    {
        string[] header = TableHeader.Of(opening, ',');
        return header.Length > 2 && header[0] == "ID" && TableHeader.Has(header, "duration", "wav");
    }

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report) => DelimitedTable.Read(
        path,
        new DelimitedTable.Layout(',')
        {
            Opening = ManifestFile.ReadOpening(path),
            AudioRoot = options.AudioRoot,
            ColumnMap = Columns,
            FillsPlaceholders = true,
            Complete = InSeconds,
        },
        options,
        report);

    private static void InSeconds(UtteranceBuilder builder)
    {
        double stop = builder.NumberOf(UtteranceField.EndSeconds);
        double start = builder.Has(UtteranceField.StartSeconds) ? builder.NumberOf(UtteranceField.StartSeconds) : 0;
        double duration = builder.NumberOf(UtteranceField.DurationSeconds);
        if (double.IsNaN(stop) || double.IsNaN(start)) return;
        bool inSamples = start == Math.Truncate(start) && stop == Math.Truncate(stop) && !(stop < FewestSamplesASecond * duration);
        double rate = !inSamples ? 1
            : builder.Text(UtteranceField.SampleRate) is { } text && DeclaredValue.Hertz(text) is { } declared ? declared
            : UsualRate;
        if (start == 0 && IsWhole(stop, duration, rate, inSamples))
        {
            builder.Remove(UtteranceField.StartSeconds);
            builder.Remove(UtteranceField.EndSeconds);
            return;
        }

        // The duration is often that of the whole recording, so the span decides.
        if (stop < start) return;
        builder.Set(UtteranceField.StartSeconds, start / rate);
        builder.Set(UtteranceField.DurationSeconds, (stop - start) / rate);
        builder.Remove(UtteranceField.EndSeconds);
    }

    // From the beginning to the end, at whatever rate speech is customarily sampled.
    private static bool IsWhole(double stop, double duration, double rate, bool inSamples)
    {
        if (double.IsNaN(duration)) return false;
        if (Math.Abs((stop / rate) - duration) < 0.01) return true;
        return inSamples && new[] { 8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000 }.Any(customary => Math.Abs((stop / customary) - duration) < 0.01);
    }
}
