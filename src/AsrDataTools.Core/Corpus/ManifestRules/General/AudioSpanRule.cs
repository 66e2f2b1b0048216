using System.Globalization;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>Rows that reach beyond what the header of their recording says, or name a channel that it does not have.</summary>
internal sealed class AudioSpanRule : ManifestRule
{
    // Kaldi cuts a segment that reaches less than this beyond the end, and drops others.
    private const double MostOvershootSeconds = 0.5;

    // Durations are often rounded.
    private const double RoundingSeconds = 0.05;

    private readonly AudioLengths _lengths = new();

    public override string Id => "AudioSpan";

    public override string Description => "A row reaches beyond the end of its recording, or names a channel it does not have (with -CheckAudio)";

    public override bool OpensAudio => true;

    internal override void See(SpeechUtterance row, FindingSink sink)
    {
        if (row.AudioPath is not { } path || !File.Exists(path)) return;
        if (_lengths.Find(path) is not { } format)
        {
            sink.Add(row, $"'{path}' cannot be opened as audio", "see why with Get-AcousticProfile, and deliver it again");
            return;
        }

        if (row.Channel is int channel && channel > format.Channels)
            sink.Add(row, Text($"it is of channel {channel}, and '{path}' has {format.Channels}"), Text($"name a channel from 1 to {format.Channels}, or leave it blank"));
        if (format.DurationSeconds is not double length) return;
        double start = row.StartSeconds ?? 0;
        if (start >= length && length > 0)
        {
            sink.Add(row, Text($"it starts at {start:0.###} s, and '{path}' ends at {length:0.###} s"), "correct its start, or name the recording that it is from");
            return;
        }

        double beyond = start + (row.DurationSeconds ?? 0) - length;
        if (beyond <= RoundingSeconds) return;
        sink.Add(row, Text($"it reaches {beyond:0.###} s beyond the end of '{path}' ({length:0.###} s)"), Text($"shorten it to {length - start:0.###} s"), beyond > MostOvershootSeconds ? Severity.Error : Severity.Warning);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
