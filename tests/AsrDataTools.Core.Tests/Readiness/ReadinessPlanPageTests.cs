using System.Globalization;
using System.Text.RegularExpressions;
using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

/// <summary>docs/methods/readiness-plan.md against the reader: the same keys, and the defaults that are numbers.</summary>
public sealed partial class ReadinessPlanPageTests
{
    private static readonly (string Section, IReadOnlyList<string> Keys)[] Sections =
    [
        ("Acoustics", AcousticSettingsReader.Keys), ("Accent", AccentSettingsReader.Keys), ("Annotation", AnnotationSettingsReader.Keys),
        ("Vocabulary", VocabularySettingsReader.Keys), ("Evaluation", EvaluationSettingsReader.Keys), ("Governance", GovernanceSettingsReader.Keys),
    ];

    [Fact]
    public void EveryKeyIsOnThePageAndNoOther()
    {
        // Gates that are a table alone have a heading in the place of a row.
        IEnumerable<string> known = ReadinessPlanReader.PlanKeys.Except(["Acoustics", "Accent"])
            .Concat(Sections.SelectMany(section => section.Keys.Select(key => $"{section.Section}.{key}")));
        string[] told = [.. Rows().Select(row => row.Key)];

        Assert.Equal(known.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void DefaultsThatAreNumbersAreThoseOfTheEngine()
    {
        ReadinessPlan plan = new();
        (object Settings, string Prefix)[] settings =
            [(plan, ""), (plan.Acoustics, "Acoustics."), (plan.Acoustics.Comparison, "Acoustics."), (plan.Accent, "Accent."), (plan.Annotation, "Annotation."), (plan.Vocabulary, "Vocabulary."), (plan.Evaluation, "Evaluation."), (plan.Governance, "Governance.")];
        Dictionary<string, double> actual = [];
        foreach ((object owner, string prefix) in settings)
        {
            foreach (System.Reflection.PropertyInfo property in owner.GetType().GetProperties())
            {
                if (property.GetValue(owner) is double or int or long) actual.TryAdd(prefix + property.Name, Convert.ToDouble(property.GetValue(owner), CultureInfo.InvariantCulture));
            }
        }

        int compared = 0;
        foreach ((string key, string text) in Rows())
        {
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double told)) continue;
            Assert.True(actual.TryGetValue(key, out double value), $"{key} has no such setting");
            Assert.True(value == told, $"{key} is {value.ToString(CultureInfo.InvariantCulture)}, the page says {text}");
            compared++;
        }

        Assert.True(compared >= 40, $"only {compared} defaults were compared");
    }

    private static IEnumerable<(string Key, string Default)> Rows() => Row().Matches(File.ReadAllText(Page())).Select(match => (match.Groups[1].Value, match.Groups[2].Value.Trim()));

    private static string Page()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AsrDataTools.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "docs", "methods", "readiness-plan.md");
    }

    [GeneratedRegex(@"^\| `([\w.]+)` \| [^|]+ \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
