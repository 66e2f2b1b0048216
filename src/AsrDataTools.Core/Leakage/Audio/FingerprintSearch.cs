namespace AsrDataTools.Leakage;

/// <summary>
/// Searches an index for audio that it shares with a query: looks the keys of the query's sub-fingerprints up, tries each
/// place found on its surroundings, and aligns what passes over all of both sides. For any number of threads.
/// </summary>
public sealed class FingerprintSearch
{
    private readonly FingerprintIndex _index;
    private readonly FingerprintSearchOptions _options;

    public FingerprintSearch(FingerprintIndex index, FingerprintSearchOptions? options = null)
    {
        _index = index;
        _options = options ?? FingerprintSearchOptions.Default;
    }

    /// <summary>What the index shares with a recording.</summary>
    /// <param name="item">What the fingerprint was made of; stands in the matches.</param>
    /// <param name="fingerprint">Best of <see cref="FingerprintDensity.Query"/>; one of index density finds a little less.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    public AudioSearchResult Find(FingerprintItem item, AudioFingerprint fingerprint, CancellationToken cancellation = default)
    {
        FingerprintQuery query = new(item, fingerprint.Codes, fingerprint.Doubts, fingerprint.Density);
        return new SearchRun(_index, _options, query, firstItem: 0).Run(cancellation);
    }

    /// <summary>
    /// What items of the index share with those after them: called for each item, it gives each pair once. The recordings are
    /// not read again.
    /// </summary>
    /// <param name="item">Number of the item that stands for the query.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    public AudioSearchResult FindLater(int item, CancellationToken cancellation = default)
    {
        FingerprintQuery query = new(_index.Items[item], _index.Codes(item), [], FingerprintDensity.Index);
        return new SearchRun(_index, _options, query, item + 1).Run(cancellation);
    }
}
