using System.Security.Cryptography;
using System.Text;
using AsrDataTools.Corpus;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Text;

namespace AsrDataTools.Scoring.Audit;

/// <summary>
/// The delivery that is drawn from, taken in row by row: one pass, memory for the rows that may be drawn alone. Utterances
/// without a word of transcript are outside of it, since there is nothing on them that could be right.
/// </summary>
public sealed class AuditFrame
{
    private const int MostStrata = 20_000;

    // Of the utterances that a recogniser contradicts most many may be drawn at random as well: so many times as asked for are kept.
    private const int SuspectReserve = 5;

    private readonly AuditOptions _options;
    private readonly StratumNames _names;
    private readonly Dictionary<string, StratumTally> _strata = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> _ids = [];
    private readonly PriorityQueue<AuditRow, (double Suspicion, ulong Tie)> _suspects = new();
    private readonly WordScorer _scorer;
    private readonly IncrementalHash _source = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <exception cref="SpeechDataException">The options make no sample (<c>AuditTermsInvalid</c>, <c>AuditOptionInvalid</c>).</exception>
    public AuditFrame(AuditOptions options, CancellationToken cancellation = default)
    {
        options.Terms.Checked();
        if (options.DesignEffect is < 1 or double.NaN) throw Invalid("The design effect is the variance of clustered words over that of independent ones: at least 1.");
        if (options.DurationBands.Count == 0 || options.DurationBands.Zip(options.DurationBands.Skip(1), (left, right) => right <= left).Any(wrong => wrong) || options.DurationBands[0] <= 0)
            throw Invalid("The bands of durations part at seconds above 0 that ascend: 2, 5, 10.");
        _options = options;
        _names = new(options.By, options.DurationBands);
        _scorer = new(new WordScoringOptions { Normalizer = options.Normalizer, SplitUnsegmented = options.SplitUnsegmented, Convention = AlignmentConvention.Minimum }, cancellation);
    }

    /// <summary>Utterances with words.</summary>
    public long Utterances { get; private set; }

    /// <summary>Words of their transcripts.</summary>
    public long Words { get; private set; }

    /// <summary>Seconds of the utterances whose length is declared.</summary>
    public double Seconds { get; private set; }

    /// <summary>Rows without a word of transcript.</summary>
    public long WithoutWords { get; private set; }

    /// <summary>Utterances that a recogniser said something of.</summary>
    public long Compared { get; private set; }

    internal AuditOptions Options => _options;

    internal IReadOnlyCollection<StratumTally> Strata => _strata.Values;

    /// <summary>Takes an utterance in.</summary>
    /// <param name="hypothesis">What a recogniser made of it; null without one.</param>
    /// <exception cref="SpeechDataException">Its id came before (<c>AuditIdDuplicate</c>), or there are too many strata (<c>AuditStrataTooMany</c>).</exception>
    public void Add(SpeechUtterance utterance, string? hypothesis = null)
    {
        int words = CountWords(utterance.Text);
        if (words == 0)
        {
            WithoutWords++;
            return;
        }

        ulong priority = RowPriority.Of(utterance.Id, _options.Seed);
        if (!_ids.Add(priority))
        {
            throw new SpeechDataException(
                "AuditIdDuplicate",
                SpeechDataProblem.InvalidData,
                $"{Place(utterance)}'{utterance.Id}' comes a second time. Only the first can be drawn; give each utterance an id of its own.",
                utterance.SourcePath)
            { Line = utterance.SourceLine };
        }

        int? disagreement = hypothesis is null ? null : (int)_scorer.Score(new TranscriptPair { Id = utterance.Id, Reference = utterance.Text!, Hypothesis = hypothesis }).Words.Errors;
        AuditRow row = new(utterance, words, disagreement);
        _names.Note(utterance);
        StratumOf(utterance).Add(row, priority);
        Utterances++;
        Words += words;
        Seconds += utterance.DurationSeconds ?? 0;
        if (disagreement is not null) Compared++;
        if (disagreement > 0) Suspect(row, (row.Suspicion, priority));
        Hash(utterance);
    }

    /// <summary>Draws, once all is taken in.</summary>
    /// <exception cref="SpeechDataException">There is nothing to draw from (<c>AuditFrameEmpty</c>), no utterance has what the strata are named after (<c>AuditOptionInvalid</c>), or the plan asks for more than was kept (<c>AuditSampleTooLarge</c>).</exception>
    public AuditSample Draw()
    {
        if (Utterances == 0)
        {
            throw new SpeechDataException(
                "AuditFrameEmpty",
                SpeechDataProblem.InvalidData,
                $"There is nothing to draw from: {(WithoutWords > 0 ? $"none of {WithoutWords} rows has a word of transcript. If it is in a column of another name, read the manifest with Import-SpeechManifest -ColumnMap @{{ Text = '…' }}." : "no utterance was given.")}");
        }

        // A name that is no property and no column anywhere is mistyped: all would be of one stratum, and it would look stratified.
        if (_names.Unknown() is { } unknown)
            throw Invalid($"No utterance has a property or column '{unknown}' to stratify by. Did you mean '{NearestName.Of(unknown, _names.Known)}'?");
        return new AuditDraw(this, Convert.ToHexStringLower(_source.GetCurrentHash())).Sample();
    }

    /// <summary>The utterances that the recogniser disagrees with most, most first.</summary>
    internal IEnumerable<AuditRow> Suspects() => _suspects.UnorderedItems
        .OrderByDescending(entry => entry.Priority)
        .Select(entry => entry.Element);

    private int CountWords(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return 0;
        string normal = _options.Normalizer.Normalize(text);
        if (_options.SplitUnsegmented) normal = UnsegmentedScript.Split(normal);
        int words = 0;
        bool inside = false;
        foreach (char character in normal)
        {
            bool space = char.IsWhiteSpace(character);
            if (!space && !inside) words++;
            inside = !space;
        }

        return words;
    }

    private StratumTally StratumOf(SpeechUtterance utterance)
    {
        string name = _names.Of(utterance);
        if (_strata.TryGetValue(name, out StratumTally? stratum)) return stratum;
        if (_strata.Count == MostStrata)
        {
            throw new SpeechDataException(
                "AuditStrataTooMany", SpeechDataProblem.InvalidArgument, $"{string.Join(", ", _options.By)} has more than {MostStrata:N0} values. Strata are for what there are few of: accents, environments, bands of durations.");
        }

        return _strata[name] = new StratumTally(name, _strata.Count);
    }

    private void Suspect(AuditRow row, (double, ulong) priority)
    {
        if (_options.SuspectCount == 0) return;
        if (_suspects.Count < SuspectReserve * _options.SuspectCount) _suspects.Enqueue(row, priority);
        else _suspects.EnqueueDequeue(row, priority);
    }

    private void Hash(SpeechUtterance utterance)
    {
        _source.AppendData(Encoding.UTF8.GetBytes(utterance.Id));
        _source.AppendData([0]);
        _source.AppendData(Encoding.UTF8.GetBytes(utterance.Text!));
        _source.AppendData([10]);
    }

    private static string Place(SpeechUtterance utterance) => utterance.SourcePath is null ? ""
        : utterance.SourceLine is { } line ? FormattableString.Invariant($"'{utterance.SourcePath}', line {line}: ")
        : $"'{utterance.SourcePath}': ";

    private static SpeechDataException Invalid(string message) => new("AuditOptionInvalid", SpeechDataProblem.InvalidArgument, message);
}
