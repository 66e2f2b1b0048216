using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>Adds up one metric's scores of recordings and says how far other recordings of the kind could take the rate.</summary>
public sealed class MultiSpeakerPool(MultiSpeakerOptions options)
{
    private readonly List<MultiSpeakerScore> _scores = [];

    public int Recordings => _scores.Count;

    public void Add(MultiSpeakerScore score) => _scores.Add(score with { Speakers = [], Utterances = [] });

    /// <summary>The row of one score.</summary>
    public MultiSpeakerWordErrorResult RowOf(MultiSpeakerScore score) => MultiSpeakerWordErrorResult.Of(score.Recording, [score], options);

    /// <summary>The row of all, with its bootstrap interval over recordings.</summary>
    public MultiSpeakerWordErrorResult Overall(BootstrapSettings settings, CancellationToken cancellation)
    {
        (double Low, double High)? interval = ClusterBootstrap.Ratio(
            [.. _scores.Select(s => (double)s.Words.Errors)], [.. _scores.Select(s => (double)s.Words.Words)], settings, cancellation);
        return MultiSpeakerWordErrorResult.Of(MultiSpeakerWordErrorResult.Overall, _scores, options) with { Low = interval?.Low, High = interval?.High };
    }
}
