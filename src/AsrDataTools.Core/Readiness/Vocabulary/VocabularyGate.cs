using AsrDataTools.Vocabulary;

namespace AsrDataTools.Readiness;

/// <summary>Gate 4: do the words of the domain occur in training as they occur live?</summary>
public sealed class VocabularyGate : IReadinessGate
{
    private const int LeastRecordings = 3;
    private const int MostRows = 500;
    private const int MostDrawn = 300;

    private VocabularyGateSettings _settings = new();
    private VocabularyComparer? _comparer;
    private VocabularyTerms? _terms;

    Gate IReadinessGate.Gate => Gate.Vocabulary;

    CorpusReading IReadinessGate.Reads(ReadinessPlan plan, CorpusSide side) => side switch
    {
        CorpusSide.Training when plan.Vocabulary.Training.Count == 0 => CorpusReading.Rows,
        CorpusSide.Production when plan.Vocabulary.Production.Count == 0 => CorpusReading.Rows,
        _ => CorpusReading.None,
    };

    void IReadinessGate.Prepare(GateContext context)
    {
        _settings = context.Plan.Vocabulary;
        TokenOptions tokens = new() { SpokenNumbers = _settings.SpokenNumbers };
        _comparer = new VocabularyComparer(new() { Tokens = tokens, ConfidenceLevel = _settings.ConfidenceLevel, Replicates = _settings.Replicates, Seed = context.Plan.Seed });
        if (_settings.TermLists.Count > 0) _terms = Lists(context, tokens);
        foreach (string path in _settings.Production.Concat(_settings.Training).Where(path => !File.Exists(path) && !Directory.Exists(path)))
            context.Fail(new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"There are no transcripts at '{path}'.", path), path);
    }

    void IReadinessGate.Take(MeasuredUtterance utterance)
    {
        if (utterance.Side == CorpusSide.Evaluation) return;
        bool isTraining = utterance.Side == CorpusSide.Training;
        if ((isTraining ? _settings.Training : _settings.Production).Count > 0) return;
        if (SpokenTextReader.Of(utterance.Utterance) is { } text) Add(text, isTraining);
    }

    GateResult IReadinessGate.Answer(GateContext context, CorpusInputs training, CorpusInputs production)
    {
        context.Progress("Comparing words", 0);
        Read(_settings.Production, isTraining: false, context);
        Read(_settings.Training, isTraining: true, context);

        // Manifests without text may have annotation beside them; the annotation gate, where it is asked, tells of what cannot be read of it.
        if (_settings.Training.Count == 0 && _comparer!.DifferenceTokens == 0) Read(context.Plan.Annotation.Paths, isTraining: true, context.SilentIf(Gate.Annotation));
        if (_comparer!.ReferenceTokens == 0) return Unknown("there is no text of production", "transcribe at least 10 production recordings, or name their transcripts in the plan: Vocabulary = @{ Production = … }");
        if (_comparer.DifferenceTokens == 0) return Unknown("there is no text of training", "bring the transcripts of training, in its manifests or in the plan: Vocabulary = @{ Training = … }");
        return Judge(Measure(context), _settings);
    }

    /// <summary>Judges vocabulary that has been measured.</summary>
    public static GateResult Judge(VocabularyEvidence evidence, VocabularyGateSettings settings)
    {
        GateEvidenceList facts = VocabularyFacts.Of(evidence, settings);
        return new GateResult
        {
            Gate = nameof(Gate.Vocabulary),
            Verdict = GateVerdict.Of(facts, isAnswered: facts.All(fact => fact.Weight != EvidenceWeight.Decisive || fact.Verdict != Verdict.Unknown)),
            Evidence = facts,
            Reasons = new(VocabularyReasons.For(evidence, facts, settings)),
            Remedies = new(VocabularyReasons.Remedies(evidence, facts)),
            Vocabulary = evidence,
        };
    }

    private VocabularyEvidence Measure(GateContext context)
    {
        VocabularyComparison comparison = _comparer!.Compare(context.Cancellation);
        VocabularyTerm[] deficits = [.. _comparer.Terms(new() { MinimumCount = LeastRecordings, MinimumRecordings = LeastRecordings }, context.Cancellation)
            .TakeWhile(term => term.Direction == TermDirection.Deficit).Where(term => !term.IsNumeral).Take(MostRows)];
        VocabularyTerm[] surpluses = [.. _comparer.Terms(new() { MinimumCount = LeastRecordings, MinimumRecordings = LeastRecordings, SurplusFirst = true }, context.Cancellation)
            .Where(term => !term.IsNumeral).Take(MostDrawn / 2)];
        (IReadOnlyList<DomainTermCoverage> Terms, TermShortfall Shortfall)? listed = _terms?.Judge(_settings, context.Plan.Seed, context.Cancellation);
        return new(comparison, deficits, [.. deficits.Take(MostDrawn / 2), .. surpluses], listed?.Terms ?? []) { Shortfall = listed?.Shortfall };
    }

    private void Add(SpokenText text, bool isTraining)
    {
        if (isTraining)
        {
            _comparer!.AddDifference(text);
            _terms?.AddTraining(text);
        }
        else
        {
            _comparer!.AddReference(text);
            _terms?.AddProduction(text);
        }
    }

    private void Read(IReadOnlyList<string> paths, bool isTraining, GateContext context)
    {
        foreach (string path in paths.Where(path => File.Exists(path) || Directory.Exists(path)))
        {
            try
            {
                foreach (SpokenText text in SpokenTextReader.Read(path, null, exception => context.Fail(exception, exception.Path ?? path), () => { }))
                {
                    context.Cancellation.ThrowIfCancellationRequested();
                    Add(text, isTraining);
                }
            }
            catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
            {
                context.Fail(exception, path);
            }
        }
    }

    private VocabularyTerms? Lists(GateContext context, TokenOptions tokens)
    {
        try
        {
            TermList list = TermList.Build(_settings.TermLists.SelectMany(path => TermListReader.Read(path, exception => context.Fail(exception, path))), tokens, _settings.Inflection, exception => context.Fail(exception, exception.Path ?? ""));
            return new(list, tokens);
        }
        catch (SpeechDataException exception)
        {
            context.Fail(exception, exception.Path ?? _settings.TermLists[0]);
            return null;
        }
    }

    private static GateResult Unknown(string reason, string remedy) => new()
    {
        Gate = nameof(Gate.Vocabulary),
        Verdict = Verdict.Unknown,
        Reasons = new([reason]),
        Remedies = new([remedy]),
    };
}
