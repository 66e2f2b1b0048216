using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>Lines without the values that their table asks for.</summary>
internal sealed class KaldiLineForm : ManifestRule
{
    private static readonly (string Table, Func<string[], bool> IsGood, string Wanted)[] Forms =
    [
        ("utt2spk", fields => fields.Length == 1, "one speaker after the utterance"),
        ("spk2utt", fields => fields.Length >= 1, "at least one utterance after the speaker"),
        ("spk2gender", fields => fields is ["m" or "f"], "m or f after the speaker"),
        ("utt2dur", fields => fields is [var seconds] && KaldiFolder.Number(seconds) > 0, "a number of seconds above 0 after the utterance"),
        ("reco2dur", fields => fields is [var seconds] && KaldiFolder.Number(seconds) > 0, "a number of seconds above 0 after the recording"),
        ("utt2num_frames", fields => fields is [var frames] && KaldiFolder.Number(frames) is > 0 and var count && count == Math.Truncate(count), "a whole number above 0 after the utterance"),
        ("utt2warp", fields => fields is [var warp] && KaldiFolder.Number(warp) is > 0.5 and < 1.5, "a factor between 0.5 and 1.5 after the utterance"),
        ("spk2warp", fields => fields is [var warp] && KaldiFolder.Number(warp) is > 0.5 and < 1.5, "a factor between 0.5 and 1.5 after the speaker"),
        ("reco2file_and_channel", fields => fields is [_, "A" or "B"], "a file and a side, A or B, after the recording"),
        ("wav.scp", fields => fields.Length > 0, "a path after the recording"),
    ];

    public override string Id => "KaldiLineForm";

    public override string Description => "A line of utt2spk, spk2gender, utt2dur, reco2file_and_channel … does not have the values that its table asks for";

    internal override void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        foreach ((string table, Func<string[], bool> isGood, string wanted) in Forms)
        {
            foreach (KaldiLine line in folder.Bad(table, isGood))
            {
                sink.Add(folder[table], line.Number, line.Key, $"'{line.Key}' has '{line.Rest}' in {table}", $"write {wanted}");
            }
        }
    }
}
