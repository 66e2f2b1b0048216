using System.Globalization;

namespace AsrDataTools.Readiness;

/// <summary>Holds an evaluation set against production: margins, power, required slices and the answer of all.</summary>
public static class AlignmentComparison
{
    /// <returns>Margins, power and required slices, then the row that sums up.</returns>
    /// <exception cref="SpeechDataException"><c>NothingToCompare</c>, or an option makes no sense.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<EvaluationAlignment> Compare(AlignmentScope scope, CancellationToken cancellation = default, IProgress<double>? progress = null)
    {
        Check(scope);
        List<EvaluationAlignment> rows = [.. new AlignmentMargins(scope, cancellation, progress).Rows(), .. new AlignmentPower(scope).Rows(), .. new RequiredSlices(scope).Rows()];
        rows.Add(SumUp(rows, scope));
        return rows;
    }

    /// <summary>The answer of all rows, by the rule of the gates: see <see cref="GateVerdict"/>.</summary>
    internal static Verdict Judge(IReadOnlyCollection<EvaluationAlignment> rows) => GateVerdict.Of([.. rows.Select(AlignmentFacts.Of)], rows.All(row => !IsEssential(row) || row.Verdict != Verdict.Unknown));

    /// <summary>Whether there is no answer without the row's: likeness as a whole, accents where production tells them, the set's size, what is required.</summary>
    internal static bool IsEssential(EvaluationAlignment row) => row.Kind switch
    {
        AlignmentKind.Margin => row.Name is Acoustics.AcousticShift.Joint || (row.Name == nameof(AlignmentItem.Accent) && row.Weight == EvidenceWeight.Decisive),
        AlignmentKind.Power => row.Name == EvaluationAlignment.All,
        AlignmentKind.Slice => row.Weight == EvidenceWeight.Decisive,
        _ => false,
    };

    private static EvaluationAlignment SumUp(List<EvaluationAlignment> rows, AlignmentScope scope)
    {
        string[] open = [.. rows.Where(row => IsEssential(row) && row.Verdict == Verdict.Unknown).Select(row => row.Name)];
        EvaluationAlignment[] missing = [.. rows.Where(row => row is { Kind: AlignmentKind.Power, Utterances: 0 })];
        return new()
        {
            Kind = AlignmentKind.Overall,
            Name = EvaluationAlignment.All,
            Verdict = Judge(rows),
            Weight = EvidenceWeight.Decisive,
            Utterances = scope.Evaluation.Items.Count,
            Speakers = AlignmentPower.SpeakersOf(scope.Evaluation.Items),
            Words = rows.First(row => row.Kind == AlignmentKind.Power).Words,
            Remarks = new TextList([
                .. open.Length > 0 ? (string[])[$"no answer from {string.Join(", ", open)}"] : [],
                .. missing.Length > 0 ? (string[])[string.Create(CultureInfo.InvariantCulture, $"{missing.Length} slices of production are missing: {string.Join(", ", missing.Take(5).Select(row => row.Name))}")] : []]),
        };
    }

    private static void Check(AlignmentScope scope)
    {
        AlignmentOptions options = scope.Options;
        if (scope.Evaluation.Items.Count == 0) throw Nothing("evaluation");
        if (scope.Production.Items.Count == 0) throw Nothing("production");
        if (options.MarginPoints is not (> 0 and <= 100)) throw Invalid($"A margin of {options.MarginPoints} points bounds nothing: give more than 0 and at most 100.");
        if (options.MarginWarnThreshold is not > 0 || options.MarginWarnThreshold > options.MarginFailThreshold || options.MarginFailThreshold > 1)
            throw Invalid($"The thresholds of margins must be above 0 and rise to at most 1: warn {options.MarginWarnThreshold}, fail {options.MarginFailThreshold}.");
    }

    private static SpeechDataException Nothing(string side) => new(
        "NothingToCompare", SpeechDataProblem.InvalidArgument, $"There is no utterance of {side} that could be used; give manifests, folders, recordings, utterances or profiles.");

    private static SpeechDataException Invalid(FormattableString message) =>
        new("ComparisonOptionInvalid", SpeechDataProblem.InvalidArgument, FormattableString.Invariant(message));
}
