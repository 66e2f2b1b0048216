using AsrDataTools.Statistics;

namespace AsrDataTools.Vocabulary;

/// <summary>Holds the densities of entity classes on both sides against each other.</summary>
internal static class EntityDensities
{
    public static IReadOnlyList<EntityDensity> Of(CorpusText production, CorpusText training, BootstrapSettings settings, CancellationToken cancellation)
    {
        List<EntityDensity> rows = [];
        foreach (EntityClass kind in Enum.GetValues<EntityClass>())
        {
            long[] reference = Counts(production, kind), difference = Counts(training, kind);
            long ours = reference.Sum(), theirs = difference.Sum();
            double? produced = Per(ours, production.Tokens), trained = Per(theirs, training.Tokens);
            (double Low, double High)? interval = ours > 0 && theirs > 0 ? Interval(production, training, reference, difference, settings, cancellation) : null;
            rows.Add(new EntityDensity
            {
                Class = kind,
                ReferenceCount = ours,
                DifferenceCount = theirs,
                ReferencePerThousand = produced ?? 0,
                DifferencePerThousand = trained ?? 0,
                Ratio = produced > 0 ? trained / produced : null,
                RatioLow = interval?.Low,
                RatioHigh = interval?.High,
                Examples = new(production.ExamplesOf(kind)),
            });
        }

        return [.. rows.OrderByDescending(row => row.ReferencePerThousand).ThenBy(row => row.Class)];
    }

    private static double? Per(long count, long tokens) => tokens == 0 ? null : 1000.0 * count / tokens;

    private static long[] Counts(CorpusText text, EntityClass kind) => [.. text.RecordingEntities.Select(counts => (long)counts[(int)kind])];

    private static (double, double)? Interval(CorpusText production, CorpusText training, long[] reference, long[] difference, BootstrapSettings settings, CancellationToken cancellation)
    {
        if (Math.Min(production.Recordings, training.Recordings) < OutOfVocabulary.LeastRecordings) return null;
        double[] produced = Rates(production, reference, settings, settings.Seed, cancellation), trained = Rates(training, difference, settings, settings.Seed + 1, cancellation);
        double[] ratios = [.. trained.Zip(produced, (one, other) => other > 0 ? one / other : double.NaN)];
        return BootstrapInterval.Percentile(ratios, BootstrapInterval.TailShare(settings.ConfidenceLevel, Math.Min(Effective(production), Effective(training))));
    }

    private static double[] Rates(CorpusText text, long[] counts, BootstrapSettings settings, long seed, CancellationToken cancellation) =>
        RatioBootstrap.Replicates(counts, [.. text.RecordingTokens.Select(tokens => (long)tokens)], settings.Replicates, seed, cancellation);

    private static double Effective(CorpusText text) => EffectiveClusters.Of([.. Enumerable.Range(0, text.Recordings)], [.. text.RecordingTokens.Select(tokens => (double)tokens)]);
}
