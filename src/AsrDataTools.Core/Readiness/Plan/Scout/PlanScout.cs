using System.Collections;
using AsrDataTools.Annotation;
using AsrDataTools.Audio;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Coverage;
using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Readiness;

/// <summary>
/// Looks through deliveries for what a plan needs: manifests, recordings, annotation, hypotheses, traffic, lists of terms, a policy. Content tells
/// what a file is; the words of its path tell which side it is of. What it finds is a proposal to read over, not a verdict.
/// </summary>
/// <param name="cancellation">Checked between files.</param>
/// <param name="dataFile">Reads a <c>.psd1</c>, which the engine cannot; without it a policy in one is not found.</param>
public sealed class PlanScout(CancellationToken cancellation, Func<string, IDictionary>? dataFile = null)
{
    // A traffic table has a row for each accent, and perhaps hour and channel: one larger than this is something else.
    private const long MostTrafficBytes = 10 << 20;

    private static readonly string[] ProductionWords = ["production", "prod", "live", "calls", "field"];
    private static readonly string[] EvaluationWords = ["evaluation", "eval", "test", "dev", "devset", "testset", "valid", "validation", "heldout"];
    private static readonly string[] HypothesisWords = ["hyp", "hyps", "hypothesis", "hypotheses", "recognised", "recognized", "decoded", "decode", "asr"];
    private static readonly string[] TermWords = ["terms", "term", "termlist", "lexicon", "glossary", "keywords", "kwlist", "drugs", "products"];

    private readonly List<PlanItem> _found = [];
    private readonly List<PlanManifest> _manifests = [];
    private readonly List<PlanPolicy> _policies = [];
    private readonly List<string> _ledgers = [];
    private readonly HashSet<string> _recordings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _audio = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Path, string Format)>> _annotation = new(StringComparer.Ordinal);

    /// <summary>Looks through a folder, or at a file.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="side">Whose corpus it is; null where the words of the paths are to tell.</param>
    public void Look(string path, PlanKey? side = null)
    {
        bool isFolder = Directory.Exists(path);
        string root = isFolder ? path : Path.GetDirectoryName(path)!;
        foreach (string file in isFolder ? DeliveryFiles.Under(path) : [path])
        {
            cancellation.ThrowIfCancellationRequested();
            LookAt(file, root, side);
        }

        TakeManifests(isNamed: side is not null);
        TakeAudio(root, side);
        TakeAnnotation(root, side);
    }

    /// <summary>An item for each thing that a plan has a key for; those that nothing was found for say what to give.</summary>
    public IReadOnlyList<PlanItem> Items()
    {
        // A ledger may lie beside any policy: whether one is left out is known at the end.
        ILookup<PlanKey, PlanItem> found = _found.Concat(_policies.Select(policy => policy.Item(_ledgers))).ToLookup(item => item.Key);
        return [.. Enum.GetValues<PlanKey>().SelectMany(key => found.Contains(key) ? found[key] : [PlanNeeds.Nothing(key)])];
    }

    private void LookAt(string file, string root, PlanKey? side)
    {
        if (AudioFileFinder.KnowsExtension(Path.GetExtension(file)))
        {
            string folder = Path.GetDirectoryName(file)!;
            _audio[folder] = _audio.GetValueOrDefault(folder) + 1;
            return;
        }

        if (PlanPolicy.Read(file, dataFile) is { } policy)
        {
            _policies.Add(policy);
            return;
        }

        if (IsLedger(file))
        {
            _ledgers.Add(file);
            return;
        }

        IReadOnlySet<string> words = DeliveryFiles.Words(file, root);
        if (Path.GetExtension(file).Equals(".dic", StringComparison.OrdinalIgnoreCase) || (IsText(file) && words.Overlaps(TermWords)))
        {
            _found.Add(new() { Gate = Gate.Vocabulary, Key = PlanKey.TermList, Path = file, Kind = "list of terms" });
        }
        else if (words.Overlaps(HypothesisWords) && IsText(file))
        {
            _found.Add(new() { Gate = Gate.Evaluation, Key = PlanKey.Hypothesis, Path = file, Kind = "hypotheses" });
        }
        else if (Traffic(file) is { } traffic)
        {
            _found.Add(traffic);
        }
        else if (PlanManifest.Read(file, side ?? SideOf(words), cancellation) is { } manifest)
        {
            _manifests.Add(manifest);
        }
        else if (AnnotationFormatOf(file) is { } format)
        {
            string folder = Path.GetDirectoryName(file)!;
            if (!_annotation.TryGetValue(folder, out List<(string, string)>? files)) _annotation[folder] = files = [];
            files.Add((file, format));
        }
    }

    private static PlanKey SideOf(IReadOnlySet<string> words) =>
        words.Overlaps(EvaluationWords) ? PlanKey.Evaluation : words.Overlaps(ProductionWords) ? PlanKey.Production : PlanKey.Training;

    private static PlanItem? Traffic(string file)
    {
        if (!IsText(file) || new FileInfo(file).Length > MostTrafficBytes) return null;
        try
        {
            if (TrafficReader.IsManifest(file)) return null;
            TrafficTable table = TrafficReader.Read(file, new TrafficOptions(), _ => { });
            return new() { Gate = Gate.Accent, Key = PlanKey.Traffic, Path = file, Kind = "traffic by accent", Count = table.Cells.Count };
        }
        catch (SpeechDataException)
        {
            // Not a table of traffic: the next question is what else it is.
            return null;
        }
    }

    internal static string? AnnotationFormatOf(string file)
    {
        try
        {
            // Any text is a text, and any table a table: only segments that can be read make it annotation.
            string? format = AnnotationFormats.Recognise(file);
            if (format is null or "Text" or "UEM") return null;
            int trouble = 0;
            return AnnotationFormats.Read(file, null, _ => trouble++).FirstOrDefault() is { Segments.Count: > 0 } && trouble == 0 ? format : null;
        }
        catch (SpeechDataException)
        {
            return null;
        }
    }

    private static bool IsLedger(string file)
    {
        try
        {
            return ConsentLedger.IsLedger(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Found is only what can be read.
            return false;
        }
    }

    private static bool IsText(string file) => ManifestFormats.IsNamedText(file) || Path.GetExtension(file).ToUpperInvariant() is ".XML" or ".TRN" or ".CTM" or ".STM";

    // A corpus whose side the user names may hold recordings of another side: the gates are there to find that.
    private void TakeManifests(bool isNamed)
    {
        HashSet<string> known = isNamed ? new(StringComparer.Ordinal) : _recordings;
        HashSet<PlanManifest> kept = [.. PlanManifest.WithoutRepeats(_manifests, known)];
        _recordings.UnionWith(known);
        _found.AddRange(_manifests.Where(kept.Contains).Select(manifest => manifest.Item));
        _manifests.Clear();
    }

    // A folder of audio counts where no manifest of its side was found: the manifest knows more.
    private void TakeAudio(string root, PlanKey? side)
    {
        foreach (IGrouping<PlanKey, KeyValuePair<string, int>> folders in _audio.GroupBy(entry => side ?? SideOf(DeliveryFiles.Words(entry.Key, root))))
        {
            if (_found.Any(item => item.Key == folders.Key)) continue;
            string[] tops = [.. folders.Select(entry => entry.Key).Where(folder => !folders.Any(other => IsBelow(folder, other.Key)))];
            foreach (string top in tops)
            {
                _found.Add(new()
                {
                    Key = folders.Key,
                    Path = top,
                    Kind = "folder of audio",
                    CountOf = "recordings",
                    Count = folders.Where(entry => entry.Key == top || IsBelow(entry.Key, top)).Sum(entry => entry.Value),
                    Missing = PlanNeeds.ManifestOf(folders.Key),
                });
            }
        }

        _audio.Clear();
    }

    private void TakeAnnotation(string root, PlanKey? side)
    {
        foreach ((string folder, List<(string Path, string Format)> files) in _annotation.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            // The plan asks for the annotation of training.
            if ((side ?? SideOf(DeliveryFiles.Words(folder, root))) != PlanKey.Training || IsOfOthers(folder)) continue;
            bool shared = _found.Any(item => Path.GetDirectoryName(item.Path) == folder);
            string formats = string.Join(", ", files.Select(file => file.Format).Distinct().Order(StringComparer.Ordinal));
            if (files.Count > 1 && !shared) _found.Add(new() { Gate = Gate.Annotation, Key = PlanKey.Annotation, Path = folder, Kind = $"folder of annotation ({formats})", Count = files.Count, CountOf = "files" });
            else _found.AddRange(files.Select(file => new PlanItem { Gate = Gate.Annotation, Key = PlanKey.Annotation, Path = file.Path, Kind = $"annotation ({file.Format})" }));
        }

        _annotation.Clear();
    }

    // Where the folder of production is given by itself, no word of a path below it tells: the manifest beside does.
    private bool IsOfOthers(string folder)
    {
        PlanKey[] beside = [.. _found.Where(item => item.Key is PlanKey.Training or PlanKey.Production or PlanKey.Evaluation && Path.GetDirectoryName(item.Path) == folder).Select(item => item.Key)];
        return beside.Length > 0 && !beside.Contains(PlanKey.Training);
    }

    private static bool IsBelow(string folder, string other) => folder.Length > other.Length && folder.StartsWith(other + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
