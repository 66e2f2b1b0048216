using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>Words that Kaldi's graphs keep for themselves.</summary>
internal sealed class KaldiTextSymbol : ManifestRule
{
    private static readonly string[] Reserved = ["<s>", "</s>", "#0"];

    public override string Id => "KaldiTextSymbol";

    public override string Description => "The text holds a word that Kaldi keeps for itself: <s>, </s> or #0";

    internal override void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        foreach (KaldiLine line in folder.Lines("text"))
        {
            if (Array.Find(Reserved, line.Fields.Contains) is { } word)
                sink.Add(folder["text"], line.Number, line.Key, $"the text of '{line.Key}' holds {word}, which Kaldi keeps for itself", "take the word away", id: line.Key);
        }
    }
}
