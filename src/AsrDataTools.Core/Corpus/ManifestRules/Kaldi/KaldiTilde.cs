using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>Paths from a user's home, which nobody but a shell understands.</summary>
internal sealed class KaldiTilde : ManifestRule
{
    public override string Id => "KaldiTilde";

    public override string Description => "A path in wav.scp begins with ~";

    internal override void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        foreach (KaldiLine line in folder.Lines("wav.scp").Where(line => line.Rest.StartsWith('~')))
            sink.Add(folder["wav.scp"], line.Number, line.Key, $"the path of '{line.Key}' begins with ~, which no program expands", "write the whole path");
    }
}
