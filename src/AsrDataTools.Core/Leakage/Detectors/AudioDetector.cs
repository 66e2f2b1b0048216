using AsrDataTools.Corpus;

namespace AsrDataTools.Leakage;

/// <summary>
/// The same sound after coding, gain, noise, cutting or a small change of speed, whole or in part: training is fingerprinted
/// into an index, evaluation searched in it. What is the same file or the same samples is left to the detectors of these.
/// </summary>
internal sealed class AudioDetector : ILeakageDetector
{
    /// <summary>A match at nearly the same times of the same recording is that recording itself.</summary>
    private const double SameTimeSeconds = 0.5;

    /// <summary>Of an item that common audio must make up to be a copy nonetheless, rather than to hold music or an announcement.</summary>
    private const double WholeShare = 0.8;

    /// <summary>Of a short stretch the speed is not told more exactly.</summary>
    private const double LeastSpeedChange = 0.01;

    private const double LeastChance = 1e-300;

    public IReadOnlyList<LeakageKind> Kinds { get; } = [LeakageKind.SameAudio];

    public IEnumerable<LeakageMatch> Find(LeakageInput input, IReadOnlySet<LeakageKind> wanted)
    {
        Source[] training = Sources(input.Training, input), evaluation = Sources(input.Evaluation, input);
        string path = Path.Combine(Path.GetTempPath(), $"asrdata-{Guid.NewGuid():N}.fpx");
        try
        {
            Dictionary<(string, double, double?, int?), Source> indexed = Index(path, training, input);
            using FingerprintIndex index = FingerprintIndex.Open(path);
            FingerprintSearch search = new(index);
            List<(Source Source, AudioSearchResult Result)> found = [];
            ParallelWork.Each(
                "Searching audio",
                evaluation,
                source => source.Path,
                (source, cancellation) => Search(source, search, cancellation),
                input,
                (source, result, trouble) => Take(source, result, trouble, input, found));
            foreach ((Source source, AudioSearchResult result) in found)
            {
                foreach (LeakageMatch match in Matches(source, result, indexed, input))
                    yield return match;
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Take(Source source, AudioSearchResult? result, SpeechDataException? trouble, LeakageInput input, List<(Source, AudioSearchResult)> found)
    {
        if (trouble is not null)
            Skip(source, trouble, input);
        else if (result!.Matches.Count > 0 || result.Common.Count > 0)
            found.Add((source, result));
    }

    private static Dictionary<(string, double, double?, int?), Source> Index(string path, Source[] training, LeakageInput input)
    {
        Dictionary<(string, double, double?, int?), Source> indexed = [];
        using FingerprintIndexBuilder builder = new(path);
        FingerprintIndexUpdate update = new(input.Options.FingerprintIndex);
        List<Source> unknown = [];
        foreach (Source source in training)
        {
            indexed[FingerprintSource.Of(source.Utterance).Key] = source;
            if (update.Take(source.Utterance, builder) is FingerprintNeed.New or FingerprintNeed.Changed)
                unknown.Add(source);
        }

        ParallelWork.Each(
            "Fingerprinting training",
            unknown,
            source => source.Path,
            (source, cancellation) => AudioFingerprinter.Fingerprint(source.Utterance, FingerprintDensity.Index, raw: null, cancellation),
            input,
            (source, fingerprints, trouble) =>
            {
                if (trouble is not null)
                    Skip(source, trouble, input);
                foreach ((FingerprintItem item, AudioFingerprint fingerprint) in fingerprints ?? [])
                    builder.Add(item, fingerprint);
            });
        builder.Complete(input.Cancellation);
        return indexed;
    }

    private static AudioSearchResult Search(Source source, FingerprintSearch search, CancellationToken cancellation)
    {
        AudioSearchResult[] results = [.. AudioFingerprinter.Fingerprint(source.Utterance, FingerprintDensity.Query, raw: null, cancellation)
            .Select(part => search.Find(part.Item, part.Fingerprint, cancellation))];
        return new AudioSearchResult([.. results.SelectMany(result => result.Matches)], [.. results.SelectMany(result => result.Common)]);
    }

    private static IEnumerable<LeakageMatch> Matches(Source source, AudioSearchResult result, Dictionary<(string, double, double?, int?), Source> indexed, LeakageInput input)
    {
        HashSet<(LeakageItem, LeakageItem)> seen = [];
        foreach (AudioMatch match in result.Matches)
        {
            foreach (LeakageMatch leak in Of(source, match, indexed[match.Indexed.Key], null, seen, input))
                yield return leak;
        }

        foreach (CommonAudio common in result.Common)
        {
            if (common.EndSeconds - common.StartSeconds < WholeShare * common.Example.Query.DurationSeconds)
            {
                input.Note("some recordings share a passage with more than 20 of training: music on hold, an announcement or a ring-back tone; such passages are no finding");
                continue;
            }

            foreach (LeakageMatch leak in Of(source, common.Example, indexed[common.Example.Indexed.Key], common.Items, seen, input))
                yield return leak;
        }
    }

    private static IEnumerable<LeakageMatch> Of(
        Source source, AudioMatch match, Source other, int? copies, HashSet<(LeakageItem, LeakageItem)> seen, LeakageInput input)
    {
        foreach ((LeakageItem evaluation, LeakageItem training) in LeakagePairs.Of(source.Items, other.Items, input))
        {
            if (IsFoundOtherwise(evaluation, training, match, input) || !seen.Add((evaluation, training)))
                continue;
            yield return new LeakageMatch(LeakageKind.SameAudio, evaluation, training, 1 - (2 * match.BitErrorRate), Evidence(match, copies))
            {
                EvaluationSpan = (match.QueryStartSeconds, match.QueryEndSeconds),
                TrainingSpan = (match.IndexedStartSeconds, match.IndexedEndSeconds),
            };
        }
    }

    private static bool IsFoundOtherwise(LeakageItem evaluation, LeakageItem training, AudioMatch match, LeakageInput input)
    {
        bool sameTime = Math.Abs(match.QueryStartSeconds - match.IndexedStartSeconds) < SameTimeSeconds;
        if (sameTime && evaluation.Path == training.Path && match.Query.Channel == match.Indexed.Channel)
            return true;
        IReadOnlySet<LeakageKind> kinds = input.Options.Kinds;
        if (kinds.Contains(LeakageKind.SameFile) && sameTime
            && input.Identities.RecordingOf(evaluation)?.Canonical is { } canonical && input.Identities.RecordingOf(training)?.Canonical == canonical)
        {
            return true;
        }

        return kinds.Contains(LeakageKind.SameSamples)
            && input.Identities.DigestOf(evaluation) is { } own && input.Identities.DigestOf(training) is { } its
            && own.Channels.OfType<UInt128>().Intersect(its.Channels.OfType<UInt128>()).Any();
    }

    private static string Evidence(AudioMatch match, int? copies)
    {
        string speed = Math.Abs(match.SpeedFactor - 1) >= LeastSpeedChange ? FormattableString.Invariant($", at {match.SpeedFactor:0.000} of the speed") : "";
        string chance = match.Chance < LeastChance ? "below 1e-300" : FormattableString.Invariant($"{match.Chance:0e0}");
        string channels = match.Query.Channel > 1 || match.Indexed.Channel > 1 ? FormattableString.Invariant($", channel {match.Query.Channel} in channel {match.Indexed.Channel}") : "";
        string others = copies is int items ? FormattableString.Invariant($", and so do at least {items - 1} others") : "";
        return FormattableString.Invariant(
            $"{100 * match.BitErrorRate:0.0} % of the fingerprint's bits differ over {match.ComparedSeconds:0.0} s of sound (chance {chance}){speed}{channels}{others}");
    }

    private static void Skip(Source source, SpeechDataException trouble, LeakageInput input)
    {
        input.Report(trouble);
        foreach (LeakageItem item in source.Items)
            input.Skip(item, LeakageKind.SameAudio);
    }

    private static Source[] Sources(IReadOnlyList<LeakageItem> items, LeakageInput input)
    {
        foreach (LeakageItem item in items.Where(item => item.Path is null))
            input.Skip(item, LeakageKind.SameAudio);
        return [.. items
            .Where(item => item.Path is not null)
            .GroupBy(item => (item.Path, item.Utterance.StartSeconds, item.Utterance.DurationSeconds, item.Utterance.Channel))
            .Select(group => new Source([.. group]))];
    }

    /// <summary>Items that stand for the same stretch of the same recording.</summary>
    private sealed record Source(LeakageItem[] Items)
    {
        public SpeechUtterance Utterance => Items[0].Utterance;

        public string Path => Items[0].Path!;
    }
}
