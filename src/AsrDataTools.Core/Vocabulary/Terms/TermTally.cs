namespace AsrDataTools.Vocabulary;

/// <summary>How often each term of a list occurs in a corpus, and behind how many recordings and speakers.</summary>
public sealed class TermTally
{
    private readonly TermEvidence[] _terms;
    private readonly Dictionary<string, int> _recordings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _speakers = new(StringComparer.Ordinal);
    private int _nameless;

    public TermTally(TermList list) => _terms = [.. list.Terms.Select(_ => new TermEvidence())];

    /// <summary>Words of the corpus.</summary>
    public long Tokens { get; private set; }

    public long Transcripts { get; private set; }

    /// <summary>Transcripts that name no speaker.</summary>
    public long WithoutSpeaker { get; private set; }

    /// <summary>Occurrences of all terms, those within longer ones left out.</summary>
    public long Occurrences { get; private set; }

    /// <summary>What was found of a term, by its number in the list.</summary>
    public TermEvidence this[int term] => _terms[term];

    /// <summary>Adds what was found in a batch. One thread at a time.</summary>
    public void Add(TermBatch batch)
    {
        Tokens += batch.Tokens;
        Transcripts += batch.Texts.Count;
        int at = 0;
        for (int index = 0; index < batch.Texts.Count; index++)
        {
            SpokenText text = batch.Texts[index];
            if (text.Speaker is null) WithoutSpeaker++;
            if (at == batch.Hits.Count || batch.Hits[at].Text != index) continue;
            int recording = text.Recording is null ? --_nameless : Number(_recordings, text.Recording);
            int speaker = text.Speaker is null ? -1 : Number(_speakers, text.Speaker);
            for (; at < batch.Hits.Count && batch.Hits[at].Text == index; at++)
            {
                TermEvidence evidence = _terms[batch.Hits[at].Term];
                if (batch.Hits[at].IsInner)
                {
                    evidence.WithinLonger++;
                    continue;
                }

                Occurrences++;
                evidence.Count++;
                evidence.Seen(recording, speaker);
            }
        }
    }

    private static int Number(Dictionary<string, int> names, string name)
    {
        if (!names.TryGetValue(name, out int number)) names.Add(name, number = names.Count);
        return number;
    }
}

/// <summary>What was found of one term.</summary>
public sealed class TermEvidence
{
    private readonly HashSet<int> _recordings = [];
    private readonly HashSet<int> _speakers = [];
    private int _last = int.MaxValue;
    private int _nameless;

    /// <summary>Occurrences that do not lie within one of a longer term.</summary>
    public long Count { get; internal set; }

    /// <summary>Occurrences within one of a longer term.</summary>
    public long WithinLonger { get; internal set; }

    /// <summary>Recordings, or utterances where recordings are not known.</summary>
    public int Recordings => _recordings.Count + _nameless;

    /// <summary>Speakers known by name.</summary>
    public int Speakers => _speakers.Count;

    // An utterance without a recording is one of its own and comes once: nothing need be kept of it but that it was the last.
    internal void Seen(int recording, int speaker)
    {
        if (recording != _last && recording < 0) _nameless++;
        else if (recording != _last) _recordings.Add(recording);
        _last = recording;
        if (speaker >= 0) _speakers.Add(speaker);
    }
}
