using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>Judges texts; those of a Kaldi data directory in their own table, so that the line named is the one to mend.</summary>
internal abstract class TextRule : ManifestRule
{
    private bool _hasTable;

    internal sealed override void SeeFolder(KaldiFolder folder, FindingSink sink)
    {
        _hasTable = true;
        foreach (KaldiLine line in folder.Lines("text"))
        {
            if (Fault(line.Rest) is { } fault) sink.Add(folder["text"], line.Number, line.Key, $"'{line.Key}': {fault.Message}", fault.Remedy, id: line.Key);
        }
    }

    internal sealed override void See(SpeechUtterance row, FindingSink sink)
    {
        if (!_hasTable && row.Text is { } text && Fault(text) is { } fault) sink.Add(row, fault.Message, fault.Remedy);
    }

    protected abstract (string Message, string Remedy)? Fault(string text);
}
