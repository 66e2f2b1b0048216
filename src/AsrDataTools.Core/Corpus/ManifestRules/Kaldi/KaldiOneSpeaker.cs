namespace AsrDataTools.Corpus;

/// <summary>One speaker for all, which makes adaptation and splits by speaker meaningless.</summary>
internal sealed class KaldiOneSpeaker : ManifestRule
{
    public override string Id => "KaldiOneSpeaker";

    public override string Description => "All utterances have one speaker";

    public override Severity Severity => Severity.Warning;

    internal override void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        if (folder.Lines("spk2utt").Take(2).Count() != 1 || folder.Lines("utt2spk").Take(2).Count() < 2) return;
        sink.Add(folder["spk2utt"], 1, "", "all utterances have one and the same speaker", "tell the speakers apart, or give each utterance its own id as its speaker's where they are not known");
    }
}
