namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// The keys of utterances and speakers in a data directory. Kaldi wants the utterances in the order of their speakers too, for
/// which it has the speaker's id put before the utterance's; that is done where the ids do not already give that order.
/// </summary>
internal sealed class KaldiKeys
{
    private readonly string[] _utterances;
    private readonly string[] _speakers;

    public KaldiKeys(IReadOnlyList<SpeechUtterance> rows)
    {
        _utterances = new string[rows.Count];
        _speakers = new string[rows.Count];
        IsInOrder = Arrange(rows, (_, _) => false) || Arrange(rows, (speaker, id) => !id.StartsWith(speaker, StringComparison.Ordinal)) || Arrange(rows, (_, _) => true);
        Order = [.. Enumerable.Range(0, rows.Count).OrderBy(index => _utterances[index], ByteOrder.Instance)];
    }

    /// <summary>Indices of the rows by utterance.</summary>
    public int[] Order { get; }

    /// <summary>Whether the speakers are in order too.</summary>
    public bool IsInOrder { get; }

    public string Utterance(int row) => _utterances[row];

    /// <summary>The speaker; of an utterance without one, by Kaldi's custom, the utterance itself.</summary>
    public string Speaker(int row) => _speakers[row];

    private bool Arrange(IReadOnlyList<SpeechUtterance> rows, Func<string, string, bool> prefixes)
    {
        HashSet<string> taken = new(rows.Count, StringComparer.Ordinal);
        for (int index = 0; index < rows.Count; index++)
        {
            SpeechUtterance row = rows[index];
            string id = KaldiNames.Key(row.Id);
            string? speaker = row.Speaker is { } named ? KaldiNames.Key(named) : null;

            // An utterance that bears its speaker's name would read as one without a speaker.
            if (speaker is not null && (speaker == id || prefixes(speaker, id))) id = $"{speaker}-{id}";
            while (!taken.Add(id)) id += "_";
            _utterances[index] = id;
            _speakers[index] = speaker ?? id;
        }

        string? before = null;
        foreach (int index in Enumerable.Range(0, rows.Count).OrderBy(index => _utterances[index], ByteOrder.Instance))
        {
            if (before is not null && ByteOrder.Instance.Compare(before, _speakers[index]) > 0) return false;
            before = _speakers[index];
        }

        return true;
    }
}
