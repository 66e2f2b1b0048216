using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>What the page knows of each row.</summary>
internal static class ExplorerColumns
{
    private const string Speech = "Speech", Errors = "Errors", Levels = "Acoustics", Labels = "Labels";

    /// <param name="home">Where the page will lie: paths are shown relative to it.</param>
    public static ExplorerColumn[] Create(string home) =>
    [
        new TextColumn("id", "Id", entry => entry.Utterance.Id),
        new TextColumn("text", "Text", entry => entry.Utterance.Text),
        new TextColumn("hypothesis", "Recognised", entry => entry.Hypothesis),
        new TextColumn("path", "Recording", entry => entry.Utterance.AudioPath is { } path ? Path.GetRelativePath(home, path).Replace('\\', '/') : null),
        new FlagColumn("flags", "Flags", RowFlags.Of),
        .. Facets(),
        .. SpeechNumbers(),
        .. ErrorNumbers(),
        .. AcousticNumbers(),
    ];

    private static IEnumerable<ExplorerColumn> Facets() =>
    [
        Label("split", "Split", row => row.Split),
        Label("speaker", "Speaker", row => row.Speaker),
        Label("accent", "Accent", row => row.Accent),
        Label("language", "Language", row => row.Language),
        Label("gender", "Gender", row => row.Gender),
        Label("domain", "Domain", row => row.Domain),
        Label("environment", "Environment", row => row.Environment),
        Label("device", "Device", row => row.Device),
        Label("session", "Session", row => row.Recording),
        Label("manifest", "Manifest", row => row.SourcePath is { } path ? Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) : null),
        Measured("class", "Channel class", profile => profile.ChannelClass?.ToString()),
        Measured("band", "Band", profile => profile.BandClass?.ToString()),
        new FacetColumn("codec", "Format", Levels, entry => entry.Picture is { } picture ? $"{picture.Format.Container} {picture.Format.Codec}" : null),
        new FacetColumn("rate", "Sampling rate", Levels, entry => entry.Picture is { } picture ? string.Create(CultureInfo.InvariantCulture, $"{picture.SampleRate} Hz") : null),
    ];

    private static IEnumerable<ExplorerColumn> SpeechNumbers() =>
    [
        new NumberColumn("seconds", "Duration", Speech, "s", 2, entry => entry.Seconds),
        new NumberColumn("words", "Words", Speech, null, 0, entry => WordsOf(entry)),
        new NumberColumn("wordRate", "Words per second", Speech, null, 2, entry => WordsOf(entry) / Positive(entry.Seconds)),
        new NumberColumn("characterRate", "Characters per second", Speech, null, 1, entry => entry.Utterance.Text?.Length / Positive(entry.Seconds)),
        new NumberColumn("overlap", "Overlap", Speech, "%", 1, OverlapShare),
        Measure("speech", "Speech share", "%", 0, profile => 100 * profile.SpeechShare),
        Measure("syllables", "Syllables per second", null, 1, profile => profile.SyllablesPerSecond),
        Measure("pitch", "Pitch (median)", "Hz", 0, profile => profile.F0MedianHz),
    ];

    private static IEnumerable<ExplorerColumn> ErrorNumbers() =>
    [
        new NumberColumn("wer", "WER", Errors, "%", 1, entry => 100 * entry.Score?.Words.ErrorRate),
        new NumberColumn("cer", "CER", Errors, "%", 1, entry => 100 * entry.Score?.Characters.ErrorRate),
        new NumberColumn("errors", "Word errors", Errors, null, 0, entry => entry.Score?.Words.Errors),
        new NumberColumn("substitutions", "Substitutions", Errors, null, 0, entry => entry.Score?.Words.Substitutions),
        new NumberColumn("deletions", "Deletions", Errors, null, 0, entry => entry.Score?.Words.Deletions),
        new NumberColumn("insertions", "Insertions", Errors, null, 0, entry => entry.Score?.Words.Insertions),
    ];

    private static IEnumerable<ExplorerColumn> AcousticNumbers() =>
    [
        Measure("snr", "SNR", "dB", 1, profile => profile.SnrDb),
        Measure("noise", "Noise floor", "dBFS", 1, profile => profile.NoiseFloorDbfs),
        Measure("level", "Active level", "dBov", 1, profile => profile.ActiveLevelDbov),
        Measure("loudness", "Loudness", "LUFS", 1, profile => profile.LoudnessLufs),
        Measure("peak", "Peak", "dBFS", 1, profile => profile.PeakDbfs),
        Measure("clipped", "Clipped", "%", 3, profile => 100 * profile.ClippedShare),
        Measure("bandwidth", "Bandwidth", "Hz", 0, profile => profile.BandwidthHz),
        Measure("lowCut", "Low cut", "Hz", 0, profile => profile.LowCutHz),
        Measure("decay", "Decay time", "s", 2, profile => profile.DecayTimeSeconds),
        Measure("hum", "Hum", "dB", 1, profile => profile.HumDb),
        Measure("dropouts", "Dropouts", null, 0, profile => profile.DropoutCount),
        Measure("crosstalk", "Crosstalk", "dB", 1, profile => profile.CrosstalkDb),
        Measure("stereo", "Stereo correlation", null, 2, profile => profile.StereoCorrelation),
    ];

    private static FacetColumn Label(string key, string label, Func<SpeechUtterance, string?> value) => new(key, label, Labels, entry => value(entry.Utterance));

    private static FacetColumn Measured(string key, string label, Func<AcousticProfile, string?> value) => new(key, label, Levels, entry => entry.Profile is { } profile ? value(profile) : null);

    private static NumberColumn Measure(string key, string label, string? unit, int digits, Func<AcousticProfile, double?> value) =>
        new(key, label, Levels, unit, digits, entry => entry.Profile is { } profile ? value(profile) : null);

    private static double? WordsOf(ExplorerEntry entry) => entry.Utterance.Text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static double? Positive(double? seconds) => seconds > 0 ? seconds : null;

    private static double? OverlapShare(ExplorerEntry entry) => entry.Lanes.Count == 0
        ? null
        : 100 * entry.Lanes.Where(lane => lane.Kind == LaneKind.Overlap).SelectMany(lane => lane.Items).Sum(item => item.End - item.Start) / Positive(entry.Seconds);
}
