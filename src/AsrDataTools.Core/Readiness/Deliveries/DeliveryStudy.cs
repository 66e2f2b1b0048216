using System.Collections.Concurrent;
using AsrDataTools.Annotation;
using AsrDataTools.Catalog;
using AsrDataTools.Leakage;

namespace AsrDataTools.Readiness;

/// <summary>
/// Which of several deliveries fits: audits what is owned alone, with each delivery and with all of them, counts what each adds that is not
/// there already, and puts them in order. Each recording is measured once; a catalog for the run is made where none is given.
/// </summary>
/// <param name="plan">What to judge by; its training is what is owned, and may be nothing.</param>
/// <param name="offers">The deliveries.</param>
/// <param name="catalog">Knows what was measured before; takes no note of the run, which is of nothing that is owned. Null for none.</param>
public sealed class DeliveryStudy(ReadinessPlan plan, IReadOnlyList<DeliveryOffer> offers, DeliveryStudyOptions options, SpeechCatalog? catalog = null)
{
    /// <summary>What the row of what is owned is called.</summary>
    public const string Existing = "Existing alone";

    private IReadOnlyList<string> _owned = plan.Training;

    private readonly ConcurrentDictionary<(string Path, string Problem), bool> _reported = new();

    /// <summary>An input that cannot be used, with its path; raised on any thread, once for each.</summary>
    public event Action<Exception, string>? InputFailed;

    /// <summary>Raised on any thread.</summary>
    public event Action<AuditProgress>? Progressed;

    /// <summary>What could not be checked over all deliveries, and why; after the run.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <returns>What is owned, if anything; the deliveries, best first; what the budget buys best, where that is several but not all; all of them, where there are several.</returns>
    /// <exception cref="SpeechDataException"><c>DeliveryInvalid</c>, <c>BudgetWithoutPrice</c>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<DeliveryComparison> Run(CancellationToken cancellation)
    {
        options.Check(offers);
        if (catalog is not null) return Compare(catalog, cancellation);
        using TemporaryCatalog temporary = new();
        return Compare(temporary.Catalog, cancellation);
    }

    private IReadOnlyList<DeliveryComparison> Compare(SpeechCatalog known, CancellationToken cancellation)
    {
        OfferedSource[] sources = Measure(known, cancellation);
        CopySearch copies = new(sources, known, options.ThrottleLimit, Fail, (stage, share) => Progressed?.Invoke(new(stage, 0, 0, share)));
        copies.Run(cancellation);
        Notes = copies.Notes;
        SpeechSupply speech = new(sources);
        DeliveryRows rows = new(sources, speech, Accents(sources, known, cancellation), copies.Unchecked, options.PassGates);
        DeliveryComparison? existing = sources[0].IsEmpty ? null : rows.Existing(Audit(DeliveryChoice.Nothing, sources, known, cancellation));
        int[] offered = [.. Enumerable.Range(1, offers.Count).Where(source => !sources[source].IsEmpty)];
        Dictionary<DeliveryChoice, DeliveryComparison> bought = [];
        foreach (int source in offered) Buy(DeliveryChoice.One(source), DeliveryRole.Delivery);
        DeliveryChoice all = DeliveryChoice.Of(offered);
        if (offered.Length > 1) Buy(all, DeliveryRole.Combined);
        IReadOnlyList<DeliveryChoice> best = options.Budget is { } budget
            ? BestBuy.Find([.. offered.Select(source => (source, sources[source].Cost!.Value))], budget, choice => rows.AccentGap(choice) ?? -speech.Of(choice).Speech, cancellation)
            : [];
        if (best is [var one] && one != DeliveryChoice.Nothing && !bought.ContainsKey(one)) Buy(one, DeliveryRole.BestBuy);

        IReadOnlyList<DeliveryComparison> singles = DeliveryRanking.Rank(
            [.. offered.Select(source => Marked(DeliveryChoice.One(source))), .. sources.Skip(1).Where(source => source.IsEmpty).Select(DeliveryRows.Empty)], existing);
        IEnumerable<DeliveryComparison> several = bought.Where(entry => entry.Value.Role != DeliveryRole.Delivery).OrderBy(entry => entry.Value.Role).Select(entry => Marked(entry.Key));
        return [.. existing is null ? [] : new[] { Mark(existing, DeliveryChoice.Nothing) }, .. singles, .. several];

        void Buy(DeliveryChoice choice, DeliveryRole role)
        {
            IReadOnlyList<GateResult> gates = Audit(choice, sources, known, cancellation);
            DeliveryComparison row = rows.Purchase(choice, role, gates);
            bought[choice] = row with { Remarks = rows.Remarks(choice, row, existing, gates) };
        }

        DeliveryComparison Marked(DeliveryChoice choice) => Mark(bought[choice], choice);

        DeliveryComparison Mark(DeliveryComparison row, DeliveryChoice choice) => options.Budget is null ? row
            : best.Count == 1 ? row with { IsBestBuy = best[0] == choice }
            : best.Contains(choice) ? row with { Remarks = new([.. row.Remarks, $"one of {best.Count} purchases within the budget that cannot be told apart"]) }
            : row with { IsBestBuy = false };
    }

    private OfferedSource[] Measure(SpeechCatalog known, CancellationToken cancellation)
    {
        List<OfferedSource> sources = [];
        int number = 0;
        (DeliveryOffer Offer, DeliveryFolder[] Folders)[] given =
            [.. ((DeliveryOffer[])[new(Existing, plan.Training), .. offers]).Select(offer => (offer, offer.Paths.Select(path => DeliveryFolder.Of(path, cancellation)).ToArray()))];

        // What is compared is not owned yet, though a plan of the whole place names it.
        HashSet<string> named = [.. Paths(given[0].Folders)], compared = [.. given.Skip(1).SelectMany(entry => Paths(entry.Folders))];
        _owned = [.. Paths(given[0].Folders).Where(path => !compared.Contains(path))];
        foreach ((DeliveryOffer start, DeliveryFolder[] opened) in given)
        {
            DeliveryOffer offer = start with { Paths = sources.Count == 0 ? _owned : [.. Paths(opened)] };
            List<OfferedUtterance> utterances = [];
            double seconds = 0;
            CorpusPass pass = new(CorpusSide.Training, CorpusReading.Audio, new CachedProfiler(known), options.ThrottleLimit, Take, Fail);
            sources.Add(new(offer, pass.Run(offer.Paths, cancellation), utterances)
            {
                Unlisted = opened.Sum(folder => folder.Unlisted),
                IsNamedAsOwned = sources.Count > 0 && offer.Paths.Any(named.Contains),
                UnnamedAnnotation = sources.Count == 0 ? [] : [.. opened.SelectMany(folder => folder.UnnamedAnnotation(plan.Annotation.Paths))],
            });

            void Take(MeasuredUtterance measured)
            {
                utterances.Add(new(new LeakageItem(measured.Utterance, number++), sources.Count, measured.Seconds, RecordedSpeech.Of(measured.Profiles)?.Any));
                Progressed?.Invoke(new($"Measuring {offer.Name}", utterances.Count, (seconds += measured.Seconds) / 3600, null));
            }
        }

        return [.. sources];

        static IEnumerable<string> Paths(IEnumerable<DeliveryFolder> folders) => folders.SelectMany(folder => folder.Paths);
    }

    // What is wrong with traffic is told when the gates are asked.
    private AccentSupply? Accents(OfferedSource[] sources, SpeechCatalog known, CancellationToken cancellation)
    {
        TrafficSource traffic = new(new GateContext(plan, options.ThrottleLimit, (_, _) => { }, (_, _) => { }, cancellation));
        if (plan.Traffic is null) _ = new CorpusPass(CorpusSide.Production, CorpusReading.Audio, new CachedProfiler(known), options.ThrottleLimit, traffic.Take, Fail).Run(plan.Production, cancellation);
        return traffic.Compare() is { } strata ? new(sources, strata, traffic.Table!, plan.Accent.Collection) : null;
    }

    private IReadOnlyList<GateResult> Audit(DeliveryChoice choice, OfferedSource[] sources, SpeechCatalog known, CancellationToken cancellation)
    {
        string name = choice == DeliveryChoice.Nothing ? Existing : string.Join(" + ", choice.Sources.Select(source => sources[source].Offer.Name));
        ReadinessAudit audit = new(
            plan with
            {
                Training = [.. sources[0].Offer.Paths, .. choice.Sources.SelectMany(source => sources[source].Offer.Paths)],
                Annotation = plan.Annotation with { Paths = [.. plan.Annotation.Paths.Where(path => OwnerOf(path) is not { } owner || choice.Has(owner))] },
                Source = null,
                Catalog = null,
            },
            options.ThrottleLimit,
            known)
        { IsRecorded = false };
        audit.InputFailed += Fail;
        audit.Progressed += progress => Progressed?.Invoke(progress with { Stage = $"{name}: {progress.Stage}" });
        return audit.Run(cancellation);
    }

    /// <summary>Annotation that lies in a folder where one delivery lies and nothing else does is of that delivery; any other is of all.</summary>
    private int? OwnerOf(string annotation)
    {
        int[] owners = [.. Enumerable.Range(1, offers.Count).Where(source => offers[source - 1].Paths.Select(FolderOf).Any(folder => IsBeneath(annotation, folder) && !Others(source).Any(path => IsBeneath(path, folder))))];
        return owners is [var only] ? only : null;
    }

    private IEnumerable<string> Others(int source) => _owned.Concat(offers.Where((_, index) => index != source - 1).SelectMany(offer => offer.Paths));

    private static string FolderOf(string path) => Directory.Exists(path) ? path : Path.GetDirectoryName(path)!;

    private static bool IsBeneath(string path, string folder) =>
        !Path.IsPathRooted(Path.GetRelativePath(folder, path)) && Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)[0] != "..";

    // The same input is gone through once for each purchase.
    private void Fail(Exception exception, string path)
    {
        if (_reported.TryAdd((path, exception.Message), true)) InputFailed?.Invoke(exception, path);
    }
}
