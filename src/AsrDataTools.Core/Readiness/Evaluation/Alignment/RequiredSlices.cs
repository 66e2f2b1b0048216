using System.Globalization;

namespace AsrDataTools.Readiness;

/// <summary>Whether the set has enough of what a set must have: held-out speakers, unseen accents, noise, overlap, domain terms.</summary>
internal sealed class RequiredSlices(AlignmentScope scope)
{
    private AlignmentOptions Options => scope.Options;

    /// <summary>Those asked for; else those whose evidence is given.</summary>
    public IEnumerable<EvaluationAlignment> Rows() => Enum.GetValues<RequiredSlice>()
        .Where(kind => Options.RequiredSlices?.Contains(kind) ?? IsGiven(kind))
        .Select(Row);

    private bool IsGiven(RequiredSlice kind) => kind switch
    {
        RequiredSlice.HeldOutSpeaker or RequiredSlice.UnseenAccent => scope.Training is { Count: > 0 },
        RequiredSlice.Overlapped => scope.Overlap is not null,
        RequiredSlice.DomainTerm => Options.Terms is not null,
        _ => scope.Evaluation.Profiles.Count > 0,
    };

    private EvaluationAlignment Row(RequiredSlice kind)
    {
        Func<AlignmentItem, bool?> holds = Test(kind);
        bool? open = Open(kind, holds);
        AlignmentItem[] items = [.. scope.Evaluation.Items.Where(item => holds(item) == true)];
        double? production = ProductionShare(kind, holds);
        bool isRequired = Options.RequiredSlices is not null || kind == RequiredSlice.HeldOutSpeaker || production is null || production >= Options.MinimumShare;
        int speakers = AlignmentPower.SpeakersOf(items);
        bool hasTexts = scope.Evaluation.Items.Any(item => scope.WordsOf(item) is not null);
        long words = items.Sum(item => scope.WordsOf(item) ?? 0);
        int addSpeakers = Math.Max(0, Options.SliceSpeakers - speakers);
        long addWords = Math.Max(0, Options.SliceWords - words);
        Verdict verdict = !isRequired ? Verdict.Pass : Judge(items.Length, addSpeakers, addWords, production, open);
        bool isShort = verdict is Verdict.Warn or Verdict.Fail;
        return new()
        {
            Kind = AlignmentKind.Slice,
            Name = kind.ToString(),
            Verdict = verdict,
            Weight = isRequired ? EvidenceWeight.Decisive : EvidenceWeight.Informative,
            ProductionShare = production,
            EvaluationShare = open == true ? null : Share(scope.Evaluation.Items, holds),
            Utterances = items.Length,
            Speakers = speakers,
            Words = hasTexts ? words : null,
            NeededSpeakers = Options.SliceSpeakers,
            NeededWords = Options.SliceWords,
            AddSpeakers = isShort ? addSpeakers : null,
            AddWords = isShort ? addWords : null,
            Remedy = isShort ? Remedy(kind, addSpeakers, addWords) : verdict == Verdict.Unknown ? Wanting(kind) : null,
            Remarks = new TextList(Remarks(kind, isRequired, production, open)),
        };
    }

    // Nothing of what production has a tenth of, or of what was asked for by name, fails; too little of it warns. What training does not tell
    // could only make it less.
    private Verdict Judge(int utterances, int addSpeakers, long addWords, double? production, bool? open)
    {
        if (open == true) return Verdict.Unknown;
        if (addSpeakers == 0 && addWords == 0) return open is null ? Verdict.Unknown : Verdict.Pass;
        if (utterances > 0) return Verdict.Warn;
        return Options.RequiredSlices is not null || production is null || production >= Options.MissingFailShare ? Verdict.Fail : Verdict.Warn;
    }

    private Func<AlignmentItem, bool?> Test(RequiredSlice kind) => kind switch
    {
        RequiredSlice.HeldOutSpeaker => item => item.Utterance.Speaker is { } speaker && scope.Training is { } training ? !training.HasSpeaker(speaker) : null,
        RequiredSlice.UnseenAccent => item => item.Accent is { } accent && scope.Training is { } training ? !training.HasAccent(accent) : null,
        RequiredSlice.Noisy => item => item.Profile?.SnrDb is { } snr ? snr < Options.NoisySnrDb : null,
        RequiredSlice.Overlapped => item => scope.OverlapOf(item) is { } share ? share > Options.OverlappedShare : null,
        _ => item => Options.Terms is not null && item.Words is > 0 and { } words ? item.TermWords >= Options.TermShare * words : null,
    };

    // True where nothing of the set can be told, null where what can be is not the whole of training.
    private bool? Open(RequiredSlice kind, Func<AlignmentItem, bool?> holds)
    {
        if (!scope.Evaluation.Items.Any(item => holds(item) is not null)) return true;
        return kind switch
        {
            RequiredSlice.HeldOutSpeaker when scope.Training!.Unnamed == scope.Training.Count => true,
            RequiredSlice.UnseenAccent when scope.Training!.Unlabelled == scope.Training.Count => true,
            RequiredSlice.HeldOutSpeaker when scope.Training!.Unnamed > 0 => null,
            RequiredSlice.UnseenAccent when scope.Training!.Unlabelled > 0 => null,
            _ => false,
        };
    }

    // Whom training lacks is no property of production: every live caller is new.
    private double? ProductionShare(RequiredSlice kind, Func<AlignmentItem, bool?> holds)
    {
        if (kind == RequiredSlice.HeldOutSpeaker) return null;
        if (kind == RequiredSlice.UnseenAccent && Options.Traffic is { } traffic && scope.Training is { } training)
            return traffic.Margin(Coverage.TrafficTable.Accent).Where(pair => !training.HasAccent(pair.Key)).Sum(pair => pair.Value);
        return Share(scope.Production.Items, holds);
    }

    private static double? Share(IReadOnlyList<AlignmentItem> items, Func<AlignmentItem, bool?> holds)
    {
        double known = 0, held = 0;
        foreach (AlignmentItem item in items)
        {
            if (holds(item) is not { } one) continue;
            known += item.Seconds;
            held += one ? item.Seconds : 0;
        }

        return known > 0 ? held / known : null;
    }

    private IEnumerable<string> Remarks(RequiredSlice kind, bool isRequired, double? production, bool? open)
    {
        yield return Meaning(kind);
        if (open == true) yield return "evaluation does not tell";
        if (open is null) yield return kind == RequiredSlice.HeldOutSpeaker
            ? string.Create(CultureInfo.InvariantCulture, $"{scope.Training!.Unnamed:N0} utterances of training name no speaker, and may be by any of these")
            : string.Create(CultureInfo.InvariantCulture, $"{scope.Training!.Unlabelled:N0} utterances of training have no accent that is known, and may be of these");
        if (!isRequired) yield return "not required: production has too little of it";
        if (isRequired && production is null && kind != RequiredSlice.HeldOutSpeaker) yield return "production does not tell how much of it there is";
    }

    private string Meaning(RequiredSlice kind) => kind switch
    {
        RequiredSlice.HeldOutSpeaker => "speakers whom training does not have",
        RequiredSlice.UnseenAccent => "accents that training does not have",
        RequiredSlice.Noisy => string.Create(CultureInfo.InvariantCulture, $"signal-to-noise ratio below {Options.NoisySnrDb:0.#} dB"),
        RequiredSlice.Overlapped => string.Create(CultureInfo.InvariantCulture, $"more than {Options.OverlappedShare:0.# %} of the speech by several people"),
        _ => string.Create(CultureInfo.InvariantCulture, $"at least {Options.TermShare:0.# %} of the words are of listed terms"),
    };

    private string Remedy(RequiredSlice kind, int speakers, long words) =>
        string.Create(CultureInfo.InvariantCulture, $"add {(speakers > 0 ? $"{speakers:N0} speakers" : "")}{(speakers > 0 && words > 0 ? " and " : "")}{(words > 0 ? $"{words:N0} words" : "")} of this: {Meaning(kind)}");

    private string Wanting(RequiredSlice kind) => kind switch
    {
        RequiredSlice.HeldOutSpeaker => string.Create(CultureInfo.InvariantCulture, $"give training, and name the speakers of {scope.Evaluation.Items.Count(item => item.Utterance.Speaker is null) + (scope.Training?.Unnamed ?? 0):N0} utterances of both"),
        RequiredSlice.UnseenAccent => string.Create(CultureInfo.InvariantCulture, $"give training, and label the accents of {scope.Evaluation.Items.Count(item => item.Accent is null) + (scope.Training?.Unlabelled ?? 0):N0} utterances of both"),
        RequiredSlice.Noisy => string.Create(CultureInfo.InvariantCulture, $"give the audio of {scope.Evaluation.Items.Count(item => item.Profile?.SnrDb is null):N0} utterances whose noise could not be measured"),
        RequiredSlice.Overlapped => string.Create(CultureInfo.InvariantCulture, $"tag who speaks when in {scope.Evaluation.Items.Count(item => scope.OverlapOf(item) is null):N0} utterances, and give it with -Annotation"),
        _ => string.Create(CultureInfo.InvariantCulture, $"give the list of terms, and the texts of {scope.Evaluation.Items.Count(item => item.Words is null):N0} utterances"),
    };
}
