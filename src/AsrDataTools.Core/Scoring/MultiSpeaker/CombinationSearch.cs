namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>How the best combination of utterances and speakers is looked for (ORC-WER and DI-cpWER).</summary>
public enum CombinationSearch
{
    /// <summary>Exactly where that takes about half a second at most, else greedily; the result says which.</summary>
    Auto,

    /// <summary>Exactly, or not at all.</summary>
    Exact,

    /// <summary>By moving one utterance at a time for as long as that helps: an upper bound.</summary>
    Greedy,
}
