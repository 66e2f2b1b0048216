using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>Utterances that are not in the order of their speakers as well, as they are where the speaker's id begins the utterance's.</summary>
internal sealed class KaldiSpeakerOrder : ManifestRule
{
    public override string Id => "KaldiSpeakerOrder";

    public override string Description => "utt2spk is not in the order of speakers too, since ids of utterances do not begin with the speaker's";

    internal override void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        string? before = null;
        KaldiLine? first = null;
        long unprefixed = 0;
        foreach (KaldiLine line in folder.Lines("utt2spk"))
        {
            if (!line.Key.StartsWith(line.Rest, StringComparison.Ordinal)) unprefixed++;
            if (first is null && before is not null && ByteOrder.Instance.Compare(before, line.Rest) > 0) first = line;
            before = line.Rest;
        }

        if (first is not { } wrong) return;
        sink.Add(folder["utt2spk"], wrong.Number, "",
            FormattableString.Invariant($"utt2spk is not in the order of speakers: '{wrong.Rest}' comes after a speaker that sorts behind it; {unprefixed:N0} ids of utterances do not begin with their speaker's"),
            unprefixed > 0
                ? FormattableString.Invariant($"put the speaker's id and '-' before these {unprefixed:N0} ids in all tables; Export-SpeechManifest -Format Kaldi does")
                : "make all ids of speakers as long as each other, or join speaker and utterance by '-'");
    }
}
