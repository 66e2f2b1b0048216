using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>A spk2utt that is not the inverse of utt2spk.</summary>
internal sealed class KaldiSpeakerInverse : ManifestRule
{
    private const string Remedy = "run utils/utt2spk_to_spk2utt.pl utt2spk > spk2utt";

    public override string Id => "KaldiSpeakerInverse";

    public override string Description => "spk2utt and utt2spk contradict each other";

    internal override void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        if (!folder.Has("utt2spk") || !folder.Has("spk2utt")) return;
        HashSet<ulong> said = [.. folder.Lines("utt2spk").Select(line => RowKeys.Hash($"{line.Key} {line.Rest}"))];
        HashSet<ulong> inverse = [];
        KaldiLine? unsorted = null;
        long contradictions = 0;
        (string Utterance, KaldiLine Line)? first = null;
        foreach (KaldiLine line in folder.Lines("spk2utt"))
        {
            string before = "";
            foreach (string utterance in line.Fields)
            {
                if (ByteOrder.Instance.Compare(before, utterance) > 0) unsorted ??= line;
                before = utterance;
                ulong pair = RowKeys.Hash($"{utterance} {line.Key}");
                inverse.Add(pair);
                if (said.Contains(pair)) continue;
                contradictions++;
                first ??= (utterance, line);
            }
        }

        long lacking = said.Count(pair => !inverse.Contains(pair));
        if (contradictions + lacking == 0)
        {
            if (unsorted is { } one)
                sink.Add(folder["spk2utt"], one.Number, "", $"the utterances of '{one.Key}' are in another order in spk2utt than in utt2spk", Remedy);
            return;
        }

        string example = first is { } pairing ? $", such as '{pairing.Utterance}' of '{pairing.Line.Key}'" : "";
        sink.Add(folder["spk2utt"], first?.Line.Number, "",
            FormattableString.Invariant($"spk2utt has {contradictions:N0} utterances that utt2spk does not give that speaker{example}, and lacks {lacking:N0} that it does"),
            Remedy);
    }
}
