using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Pipeline;

/// <summary>Turns rows of Measure-DomainTerm, of Compare-Vocabulary or of a table into terms with missing examples.</summary>
internal sealed class NeededTermIntake(Action<SpeechDataException> report)
{
    private readonly Dictionary<string, NeededTerm> _terms = new(StringComparer.Ordinal);

    /// <summary>Rows that need nothing.</summary>
    public int Satisfied { get; private set; }

    /// <summary>Terms with missing examples, in the order of the rows.</summary>
    public IReadOnlyCollection<NeededTerm> Terms => _terms.Values;

    public void Add(object? row)
    {
        NeededTerm? term = (row is PSObject wrapped ? wrapped.BaseObject : row) switch
        {
            DomainTermCoverage coverage => new(new DomainTerm { Text = coverage.Term, Aliases = coverage.Aliases, Class = coverage.Class, Weight = coverage.Weight, SourcePath = coverage.SourcePath, SourceLine = coverage.SourceLine }, coverage.Needed),
            VocabularyTerm word => new(new DomainTerm { Text = word.Term }, word.Needed),
            null => null,
            _ => OfRow(PSObject.AsPSObject(row!)),
        };
        if (term is null)
        {
            report(new("InputNotTerm", SpeechDataProblem.InvalidArgument, "A row has no term with a number of missing examples. Give rows of Measure-DomainTerm, of Compare-Vocabulary -PerTerm, or rows with the properties Term and Needed."));
        }
        else if (term.Needed <= 0)
        {
            Satisfied++;
        }
        else
        {
            _terms.TryAdd(term.Term.Text, term);
        }
    }

    private static NeededTerm? OfRow(PSObject row)
    {
        if (Text(row, "Term") is not { Length: > 0 } term || Number(row, "Needed") is not double needed) return null;
        return new(
            new DomainTerm
            {
                Text = term,
                Class = Text(row, "Class") is { Length: > 0 } kind ? kind : null,
                Aliases = TextList.Parse(Text(row, "Aliases")),
                Weight = Number(row, "Weight") ?? 1,
            },
            (long)Math.Ceiling(needed));
    }

    private static string? Text(PSObject row, string name)
    {
        object? value = row.BaseObject is IDictionary table ? table[name] : row.Properties[name]?.Value;
        return Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture);
    }

    private static double? Number(PSObject row, string name) =>
        double.TryParse(Text(row, name), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double number) ? number : null;
}
