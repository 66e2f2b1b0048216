namespace AsrDataTools.Corpus;

/// <summary>Two rows with one id: whatever refers to utterances by id means both.</summary>
internal sealed class DuplicateId : ManifestRule
{
    private readonly RowKeys _ids = new();

    public override string Id => "DuplicateId";

    public override string Description => "Two rows have the same id";

    internal override void See(SpeechUtterance row, FindingSink sink)
    {
        if (_ids.Repeats(row.Id, row.SourceLine) is { } first) sink.Add(row, $"{first} has the same id", "give one of the two rows another id, or take it away");
    }
}
