namespace AsrDataTools.Corpus;

/// <summary>Tables without which Kaldi's scripts do not start.</summary>
internal sealed class KaldiTablesMissing : ManifestRule
{
    public override string Id => "KaldiTablesMissing";

    public override string Description => "utt2spk, spk2utt, wav.scp or text is missing or empty";

    internal override void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        foreach ((string table, string remedy, Severity severity) in new[]
        {
            ("utt2spk", "write one line an utterance: its id and its speaker's (the utterance's own where the speaker is not known)", Severity.Error),
            ("spk2utt", "run utils/utt2spk_to_spk2utt.pl utt2spk > spk2utt", Severity.Error),
            ("wav.scp", "write one line a recording: its id and its path", folder.HasSegments ? Severity.Error : Severity.Warning),
            ("text", "write one line an utterance: its id and what is said; a test set without transcripts cannot be scored", Severity.Warning),
        })
        {
            bool isThere = folder.Has(table);
            if (isThere && new FileInfo(folder[table]).Length > 0) continue;
            sink.Add(folder[table], null, "", $"{table} is {(isThere ? "empty" : "missing")}", remedy, severity);
        }
    }
}
