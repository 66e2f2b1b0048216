using System.Globalization;
using System.Text;

namespace AsrDataTools.Readiness;

/// <summary>Writes what was found as a plan: a <c>.psd1</c> that says of each entry what it is, and of each that is missing what to give.</summary>
public static class PlanDraft
{
    /// <summary>The text of the plan.</summary>
    /// <param name="items">As <see cref="PlanScout.Items"/> has them.</param>
    /// <param name="folder">Where the plan will lie: paths below it are written relative to it. Absolute.</param>
    public static string Write(IReadOnlyList<PlanItem> items, string folder)
    {
        ArgumentNullException.ThrowIfNull(items);
        StringBuilder text = new();
        text.Append("# A plan for Test-ProductionReadiness -Plan. Read it over: what a file is was told by its content, which side it is of by its path.\n");
        text.Append("# Relative paths start at this file. Every key with its default: docs/methods/readiness-plan.md.\n@{\n");
        Entry(PlanKey.Training, "Training", 4);
        Entry(PlanKey.Production, "Production", 4);
        Entry(PlanKey.Traffic, "Traffic", 4);
        Entry(PlanKey.Annotation, "Annotation", 4);
        Entry(PlanKey.TermList, "Vocabulary", 4);
        Entry(PlanKey.Policy, "Governance", 4);
        text.Append("\n    Evaluation = @{\n");
        Entry(PlanKey.Evaluation, "Path", 8);
        Entry(PlanKey.Hypothesis, "Hypothesis", 8);
        text.Append("        # Errors per word above which the gate fails, 0.15 for 15 %; without a limit errors are shown and not judged.\n        # MaximumWordErrorRate = 0.15\n    }\n");
        Thresholds(text);
        return text.Append("}\n").ToString();

        void Entry(PlanKey key, string name, int indent)
        {
            string space = new(' ', indent);
            if (text[^2] != '{') text.Append('\n');
            PlanItem[] entries = [.. items.Where(item => item.Key == key)];
            PlanItem[] given = [.. entries.Where(item => item.Path is not null)];
            foreach (PlanItem item in entries)
            {
                string said = item.Path is null ? $"Missing: {item.Missing}" : item.Description + (item.Missing is null ? "" : $". Missing: {item.Missing}");
                text.Append(CultureInfo.InvariantCulture, $"{space}# {(given.Length > 1 ? $"{item.ShortName}: " : "")}{Line(said)}.\n");
            }

            // One table of traffic, one file of hypotheses, one policy; the others of a kind are for the reader to choose from.
            string value = given.Length switch
            {
                0 => "''",
                1 => Quoted(given[0]),
                _ when key is PlanKey.Traffic or PlanKey.Hypothesis or PlanKey.Policy => $"{Quoted(given[0])} # or {string.Join(", ", given.Skip(1).Select(Quoted))}",
                _ => string.Join(", ", given.Select(Quoted)),
            };
            bool required = key is PlanKey.Training or PlanKey.Production;
            text.Append(CultureInfo.InvariantCulture, $"{space}{(given.Length == 0 && !required ? "# " : "")}{name} = {value}\n");
        }

        string Quoted(PlanItem item)
        {
            string relative = Path.GetRelativePath(folder, item.Path!);
            return $"'{(relative.StartsWith("..", StringComparison.Ordinal) ? item.Path! : relative).Replace("'", "''", StringComparison.Ordinal)}'";
        }
    }

    private static void Thresholds(StringBuilder text)
    {
        AcousticGateSettings acoustics = new();
        AccentGateSettings accent = new();
        AnnotationGateSettings annotation = new();
        text.Append(string.Create(CultureInfo.InvariantCulture, $$"""

                # Gates whose Unknown makes the overall answer Unknown; all six unless narrowed, here to five.
                # RequiredGate = 'Acoustics', 'Accent', 'Annotation', 'Vocabulary', 'Evaluation'

                # Effect sizes (Cliff's delta): small ends at 0.33, large begins at 0.474 (Romano et al. 2006).
                # Acoustics = @{ WarnThreshold = {{acoustics.Comparison.WarnThreshold}}; FailThreshold = {{acoustics.Comparison.FailThreshold}} }

                # An accent needs this part of its share of traffic, from this many speakers: fewer do not speak for an accent.
                # Accent = @{ MinimumRatio = {{accent.MinimumRatio}}; MinimumSpeakers = {{accent.MinimumSpeakers}} }

                # Level 4 is overlap tagged, the least that diarization can be trained on.
                # Annotation = @{ RequiredLevel = {{annotation.RequiredLevel}}; RequiredShare = {{annotation.RequiredShare}} }

            """).ReplaceLineEndings("\n"));
    }

    // A name may hold a line break, and a comment ends with its line.
    private static string Line(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
