using System.Globalization;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>Segments that are not a recording, a start and a later end.</summary>
internal sealed class KaldiSegmentTimes : ManifestRule
{
    // What Kaldi's extract-segments takes at least.
    private const double ShortestSeconds = 0.1;

    public override string Id => "KaldiSegmentTimes";

    public override string Description => "A segment has no valid times, ends before it starts, or is shorter than Kaldi takes";

    internal override void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        foreach (KaldiLine line in folder.Lines("segments"))
        {
            if (Judge(line) is { } fault) sink.Add(folder["segments"], line.Number, line.Key, $"segment '{line.Key}' {fault.Message}", fault.Remedy, fault.Severity, line.Key);
        }
    }

    private static (string Message, string Remedy, Severity Severity)? Judge(KaldiLine line)
    {
        string[] fields = line.Fields;
        if (fields.Length is < 3 or > 4) return ($"has {fields.Length} values after its id", "write a recording, a start and an end in seconds", Severity.Error);
        if (KaldiFolder.Number(fields[1]) is not double start || KaldiFolder.Number(fields[2]) is not double end)
            return ($"runs from '{fields[1]}' to '{fields[2]}', which are not both numbers", "write seconds, with a decimal point", Severity.Error);
        if (start < 0) return (FormattableString.Invariant($"starts at {start} s"), "start it at 0 or later", Severity.Error);
        if (end == -1) return ("ends at -1, the end of the recording, which Kaldi's check refuses", "write the recording's length as its end", Severity.Warning);
        if (end <= start) return (FormattableString.Invariant($"starts at {start} s and ends at {end} s"), FormattableString.Invariant($"give it an end after {start} s"), Severity.Error);
        if (end - start < ShortestSeconds)
            return (FormattableString.Invariant($"lasts {end - start:0.###} s, less than the {ShortestSeconds} s that Kaldi's extract-segments takes"), FormattableString.Invariant($"join it to its neighbour, or lengthen it by {ShortestSeconds - end + start:0.###} s"), Severity.Warning);
        if (fields.Length == 4 && !int.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out _)) return ($"has '{fields[3]}' after its end", "take it away", Severity.Error);
        return fields.Length == 4 ? ("has a fifth column, the channel, which Kaldi's scripts refuse", "name the side in reco2file_and_channel", Severity.Warning) : null;
    }
}
