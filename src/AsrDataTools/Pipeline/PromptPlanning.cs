using System.Management.Automation;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Pipeline;

/// <summary>Chooses prompts for missing terms from transcripts and templates.</summary>
internal sealed class PromptPlanning(IReadOnlyCollection<NeededTerm> needed, PromptOptions options, PathIntrinsics location, Action<SpeechDataException> report, CancellationToken cancellation)
{
    /// <summary>What came of it, in words.</summary>
    public string Summary { get; private set; } = "";

    /// <param name="sentences">Transcripts, as other commands take them.</param>
    /// <param name="templates">Absolute paths of files of templates.</param>
    /// <exception cref="SpeechDataException">There is no term that can be looked for.</exception>
    public PromptPlan Plan(object[] sentences, IEnumerable<string> templates)
    {
        NeededTerm[] terms = [.. needed];
        TermList list = TermList.Build(terms.Select(term => term.Term), options.Tokens, TermInflection.None, report);

        // Rows that are the same in tokens stand once in the list.
        Dictionary<string, NeededTerm> byText = terms.DistinctBy(term => term.Term.Text).ToDictionary(term => term.Term.Text, StringComparer.Ordinal);
        NeededTerm[] listed = [.. list.Terms.Select(term => byText[term.Text])];
        PromptCandidates candidates = new(list, options);
        new SpokenTextIntake(location, null, null, report, cancellation).Read(sentences, candidates.Add);
        foreach (string path in templates) ReadTemplates(path, candidates);
        PromptPlan plan = PromptPlanner.Plan(listed, candidates, options, cancellation);
        long wanted = listed.Sum(term => term.Needed), open = plan.Open.Sum(term => term.Needed);
        string named = string.Join(", ", plan.Open.OrderByDescending(term => term.Needed).Take(5).Select(term => Counted.Text($"{term.Term.Text} ({term.Needed:N0})")));
        Summary = Counted.Text(
            $"{plan.Prompts.Count:N0} sentences, {plan.Readings:N0} readings, {plan.Words:N0} words give {wanted - open:N0} of {wanted:N0} missing examples of {listed.Length:N0} terms. Looked at {candidates.Seen:N0} sentences; {candidates.Unsuitable:N0} too short or too long, {candidates.Identifying:N0} that may point at a person were left out.{(open > 0 ? $" Still missing: {named}{(plan.Open.Count > 5 ? " …" : "")}." : "")}");
        return plan;
    }

    private void ReadTemplates(string path, PromptCandidates candidates)
    {
        try
        {
            using StreamReader reader = new(ManifestFile.OpenRead(path));
            for (long line = 1; reader.ReadLine() is { } text; line++)
            {
                if (text.Trim() is { Length: > 0 } template && template[0] != '#') Add(template, line);
            }
        }
        catch (SpeechDataException exception)
        {
            report(exception);
        }

        void Add(string template, long line)
        {
            try
            {
                candidates.AddTemplate(template, path, line);
            }
            catch (SpeechDataException exception)
            {
                report(exception);
            }
        }
    }
}
