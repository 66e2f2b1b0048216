namespace AsrDataTools.Leakage;

/// <summary>A stretch of a query that is the same audio as a stretch of an indexed item.</summary>
/// <param name="Query">What was searched for.</param>
/// <param name="QueryStartSeconds">Where the stretch begins in the query's recording, seconds.</param>
/// <param name="QueryEndSeconds">Where it ends.</param>
/// <param name="Indexed">What it was found in.</param>
/// <param name="IndexedStartSeconds">Where the stretch begins in the indexed recording, seconds.</param>
/// <param name="IndexedEndSeconds">Where it ends.</param>
/// <param name="BitErrorRate">Share of bits that differ, 0…0.5: 0 for the same samples, about 0.5 for unrelated audio.</param>
/// <param name="ComparedSeconds">Seconds of the stretch that say something on both sides; pauses do not.</param>
/// <param name="Chance">Probability that unrelated audio gives so low a bit error rate somewhere in this search, at most 1 (<see cref="ChanceModel"/>).</param>
/// <param name="SpeedFactor">How fast the query plays against the indexed recording; 1 for the same speed.</param>
public sealed record AudioMatch(
    FingerprintItem Query,
    double QueryStartSeconds,
    double QueryEndSeconds,
    FingerprintItem Indexed,
    double IndexedStartSeconds,
    double IndexedEndSeconds,
    double BitErrorRate,
    double ComparedSeconds,
    double Chance,
    double SpeedFactor);

/// <summary>A stretch of a query that more indexed items share than can be leaks one by one.</summary>
/// <param name="StartSeconds">Where it begins in the query's recording, seconds.</param>
/// <param name="EndSeconds">Where it ends.</param>
/// <param name="Items">Indexed items that were found to share it; there may be more.</param>
/// <param name="Example">One of the matches.</param>
public sealed record CommonAudio(double StartSeconds, double EndSeconds, int Items, AudioMatch Example);

/// <summary>What one search found.</summary>
/// <param name="Matches">The best first.</param>
/// <param name="Common">Audio that many items share, in order of time.</param>
public sealed record AudioSearchResult(IReadOnlyList<AudioMatch> Matches, IReadOnlyList<CommonAudio> Common);
