namespace AsrDataTools.Acoustics;

/// <summary>One side of a comparison with its profiles dealt to clusters and its weights scaled.</summary>
internal sealed class ShiftSide
{
    private ShiftSide(IReadOnlyList<AcousticProfile> profiles, int[] clusters, string[] clusterNames, double[] weights)
    {
        Profiles = profiles;
        Clusters = clusters;
        ClusterNames = clusterNames;
        Weights = weights;
        EffectiveClusters = Statistics.EffectiveClusters.Of(clusters, weights);
    }

    public IReadOnlyList<AcousticProfile> Profiles { get; }

    /// <summary>Cluster of each profile, from 0.</summary>
    public int[] Clusters { get; }

    /// <summary>What makes each cluster one: the same on both sides for, say, the same speaker.</summary>
    public string[] ClusterNames { get; }

    public int ClusterCount => ClusterNames.Length;

    /// <summary>Equally large clusters that these are worth.</summary>
    public double EffectiveClusters { get; }

    /// <summary>
    /// Weight of each profile, scaled so that they add up to the effective sample size (Σw)² / Σw² (Kish 1965): masses are
    /// then counts of observations, which the floor of the population stability index needs.
    /// </summary>
    public double[] Weights { get; }

    public static ShiftSide Create(IReadOnlyList<AcousticProfile> profiles, IReadOnlyList<double>? weights, bool bySpeaker)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        int[] clusters = new int[profiles.Count];
        for (int i = 0; i < clusters.Length; i++)
        {
            string key = Key(profiles[i], bySpeaker);
            if (!numbers.TryGetValue(key, out int number)) numbers.Add(key, number = numbers.Count);
            clusters[i] = number;
        }

        return new ShiftSide(profiles, clusters, [.. numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)], Scale(weights, profiles.Count));
    }

    /// <summary>Speakers that the profiles name.</summary>
    public static int CountSpeakers(IReadOnlyList<AcousticProfile> profiles) =>
        profiles.Where(p => !string.IsNullOrWhiteSpace(p.Speaker)).Select(p => p.Speaker).Distinct(StringComparer.Ordinal).Count();

    // The prefix keeps a speaker and a recording of the same name apart.
    private static string Key(AcousticProfile profile, bool bySpeaker) =>
        bySpeaker && !string.IsNullOrWhiteSpace(profile.Speaker) ? "speaker " + profile.Speaker
        : string.IsNullOrWhiteSpace(profile.Recording) ? "file " + profile.Path
        : "recording " + profile.Recording;

    private static double[] Scale(IReadOnlyList<double>? weights, int count)
    {
        double[] scaled = new double[count];
        if (weights is null)
        {
            Array.Fill(scaled, 1);
            return scaled;
        }

        double sum = weights.Sum();
        double scale = sum / weights.Sum(w => w * w);
        for (int i = 0; i < count; i++) scaled[i] = weights[i] * scale;
        return scaled;
    }
}
