namespace AsrDataTools.Benchmarks.Figures;

/// <summary>Measures the jobs of one topic: rounds interleave, so that what else the machine does meets all of them alike, and the least of each counts.</summary>
/// <param name="topic">As the command line names it.</param>
/// <param name="isQuick">Smaller sizes, for a look; figures of another size are never compared with each other.</param>
internal sealed class FigureRun(string topic, bool isQuick)
{
    /// <summary>Fewer tell nothing of their spread.</summary>
    public const int LeastRounds = 3;

    /// <summary>What is cheap is done more often, as the compiler of the runtime is still at work in the first rounds.</summary>
    public const int MostRounds = 9;

    // Of all jobs together, after which no round is begun beyond the least number.
    private const double Enough = 10;

    /// <summary>The size to measure at.</summary>
    public T Size<T>(T full, T quick) => isQuick ? quick : full;

    /// <summary>
    /// Each job once a round, in the order given; in the first three rounds also each peer, and the reference kernel before and after the jobs. There
    /// are more rounds, nine at most, while all of them together have taken less than ten seconds; not for a quick look.
    /// </summary>
    /// <returns>One figure a job, but for jobs whose program is not there.</returns>
    public IReadOnlyList<Figure> Measure(params IReadOnlyList<SpeedJob> jobs)
    {
        SpeedPeer[] peers = [.. jobs.SelectMany(job => job.Peers).Distinct()];
        Dictionary<SpeedJob, List<double>> costs = jobs.ToDictionary(job => job, _ => new List<double>());
        Dictionary<SpeedPeer, List<double>> others = peers.ToDictionary(peer => peer, _ => new List<double>());
        List<double> kernel = [];
        double spent = 0;
        for (int round = 0; round < LeastRounds || (!isQuick && round < MostRounds && spent < Enough); round++)
        {
            if (round < LeastRounds) kernel.Add(ReferenceKernel.CpuSeconds());
            foreach (SpeedJob job in jobs)
            {
                if (job.Cost() is not double cost) continue;
                costs[job].Add(cost);
                if (job.IsTimed) spent += cost;
            }

            if (round >= LeastRounds) continue;
            kernel.Add(ReferenceKernel.CpuSeconds());
            foreach (SpeedPeer peer in peers.Where(peer => round < peer.Rounds))
            {
                if (peer.Cost() is double cost) others[peer].Add(cost);
            }
        }

        return [.. jobs.Where(job => costs[job].Count > 0).Select(job => Of(job, costs[job], kernel.Min(), [.. job.Peers.Select(peer => new PeerFigure(peer.Name, others[peer] is [_, ..] list ? list.Min() : null))]))];
    }

    private Figure Of(SpeedJob job, List<double> costs, double kernel, IReadOnlyList<PeerFigure> peers)
    {
        costs.Sort();
        double least = costs[0];
        return new(topic, job.Name, job.Size, job.Unit, least)
        {
            Rounds = costs.Count,
            Spread = least > 0 ? (costs[costs.Count / 2] / least) - 1 : 0,
            KernelSeconds = job.IsTimed ? kernel : null,
            Peers = peers,
        };
    }
}
