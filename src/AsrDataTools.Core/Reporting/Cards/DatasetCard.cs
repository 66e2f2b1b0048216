using System.Globalization;
using AsrDataTools.Coverage;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting;

/// <summary>A dataset's card: measured facts, what people say, and the gaps between.</summary>
public sealed class DatasetCard
{
    /// <summary>What Croissant 1.1 requires of every dataset beside @context, @type and conformsTo, which are always there.</summary>
    private static readonly string[] Required = ["name", "description", "license", "url", "creator", "datePublished"];

    private DatasetCard(CardFacts facts, CardInformation information)
    {
        Facts = facts;
        Information = information;
        Gaps = [.. FindGaps()];
        MissingRequired = new(Required.Where(name => !Has(name)));
    }

    public CardFacts Facts { get; }

    public CardInformation Information { get; }

    /// <summary>What is not measured or not said, and what would change that.</summary>
    public IReadOnlyList<(string Fact, string Remedy)> Gaps { get; }

    /// <summary>Properties that Croissant requires and nobody has said.</summary>
    public TextList MissingRequired { get; }

    public string Name => Information.Name ?? Path.GetFileName(Facts.Root);

    public string Description => Information.Description ?? string.Create(
        CultureInfo.InvariantCulture, $"{Facts.Hours:N2} hours of speech audio in {Facts.Rows:N0} utterances of {Facts.Recordings:N0} recordings and {Facts.Speakers:N0} named speakers.");

    public IReadOnlyList<string> Licenses => Information.License.Count > 0 ? Information.License : [.. Facts.Licenses.Where(share => share.Value is not null).Select(share => share.Value!)];

    /// <summary>Imbalances that are measured, each with its figures.</summary>
    public IReadOnlyList<string> Biases => [.. FindBiases()];

    /// <summary>What the gates found, and what is not covered.</summary>
    public IReadOnlyList<string> Limitations =>
    [
        .. Facts.Gates.Where(gate => gate.Gate != GateResult.Overall && gate.Verdict is Verdict.Fail or Verdict.Warn).SelectMany(gate => gate.Reasons.Select(reason => $"{gate.Gate} gate, {gate.Verdict}: {reason}")),
        .. Information.UnsuitableUses.Select(use => $"Not to be used for: {use}"),
    ];

    public static DatasetCard Of(CardFacts facts, CardInformation information) => facts.Rows == 0
        ? throw new SpeechDataException("CardWithoutRows", SpeechDataProblem.InvalidArgument, "No utterance came, so there is nothing to make a card of.")
        : new(facts, information);

    /// <summary>One value's part of all hours, or of all that is counted where no length is known, as a percentage.</summary>
    internal static string Percent(CardShare share, IReadOnlyList<CardShare> all) => string.Create(
        CultureInfo.InvariantCulture, $"{(all.Sum(one => one.Hours) is > 0 and double hours ? 100 * share.Hours / hours : 100.0 * share.Rows / all.Sum(one => one.Rows)):0.0} %");

    private bool Has(string name) => name switch
    {
        "license" => Licenses.Count > 0,
        "url" => Information.Url is not null,
        "creator" => Information.Creator.Count > 0,
        "datePublished" => Information.DatePublished is not null,
        _ => true,
    };

    private IEnumerable<string> FindBiases()
    {
        foreach ((string what, IReadOnlyList<CardShare> shares) in new[] { ("accent", Facts.Accents), ("gender", Facts.Genders), ("language", Facts.Languages) })
        {
            CardShare[] known = [.. shares.Where(share => share.Value is not null)];
            if (known.Length > 0) yield return $"By {what}, of all hours: {string.Join(", ", known.Take(12).Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Value} {Percent(share, shares)} ({share.Speakers:N0} speakers)")))}{(known.Length > 12 ? $" and {known.Length - 12} more" : "")}.";
            if (shares.FirstOrDefault(share => share.Value is null) is { } none && known.Length > 0) yield return $"No {what} is given for {Percent(none, shares)} of all hours.";
        }

        AccentEvidence? accents = Facts.Gates.Select(gate => gate.Accents).FirstOrDefault(evidence => evidence is not null);
        foreach (AccentCoverage row in accents?.Accents.Where(row => row.Verdict is CoverageVerdict.Missing or CoverageVerdict.Under) ?? [])
            yield return string.Create(CultureInfo.InvariantCulture, $"{row.Accent} has {100 * row.Share:0.0} % of training and {100 * row.TrafficShare:0.0} % of production traffic.");
    }

    private IEnumerable<(string Fact, string Remedy)> FindGaps()
    {
        if (Facts.RowsWithoutLength > 0) yield return (string.Create(CultureInfo.InvariantCulture, $"length of {Facts.RowsWithoutLength:N0} rows"), "give their DurationSeconds, or recordings that can be opened");
        if (Facts.SpeechHours is null) yield return ("hours of speech, channel classes", "-Profile (Get-AcousticProfile <corpus>)");
        if (Facts.Speakers == 0) yield return ("speakers", "a column Speaker in the manifest");
        if (Facts.Accents.Count == 0) yield return ("accents", "a column Accent in the manifest");
        if (Facts.Depth is null) yield return ("depth of annotation", "-Annotation <files>, then Test-AnnotationDepth");
        if (Facts.Splits.Count == 0) yield return ("splits", "Split-SpeechManifest <corpus>");
        if (Facts.Leakage is null && !Facts.Gates.Any(gate => gate.Evaluation?.Independence is not null)) yield return ("leakage between splits", "-Leakage (Find-EvalLeakage -Training <corpus> -Evaluation <corpus>)");
        if (Facts.Purposes.Count == 0) yield return ("purposes that speakers agreed to", "a column Purpose in the manifest");
        if (Facts.PersonalData is null) yield return ("personal data in transcripts", "-PersonalData (Find-PersonalData <corpus>)");
        if (Facts.LedgerHead is null) yield return ("consent ledger", "-Ledger <path> or -LedgerHead size:root");
        if (Facts.Gates.Count == 0) yield return ("readiness for production", "Test-ProductionReadiness <corpus> <production> | Export-DatasetCard …");
        if (Facts.FirstRecorded is null) yield return ("when it was recorded", "a column RecordedAt in the manifest");
        if (Facts.Manifests.All(manifest => manifest.MediaType is null)) yield return ("columns of the records", "Export-SpeechManifest <corpus>.jsonl: Croissant describes tables");
        foreach (string key in CardInformation.Keys)
        {
            object? said = typeof(CardInformation).GetProperty(key)!.GetValue(Information);
            bool isMeasured = key is nameof(CardInformation.Name) or nameof(CardInformation.Description) || (key == nameof(CardInformation.License) && Licenses.Count > 0);
            if (isMeasured) continue;
            if (said is null or System.Collections.ICollection { Count: 0 }) yield return (key, $"-Information @{{ {key} = '…' }}");
        }
    }
}
