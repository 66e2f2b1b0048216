using System.Globalization;
using AsrDataTools.Corpus;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Governance.Policy;

/// <summary>Texts with more personal data than the policy lets them hold. What was found is counted, never told.</summary>
internal sealed class PersonalDataExceeded : GovernanceRule
{
    private const int MostNamed = 3;

    private readonly Dictionary<string, Occurrences> _found = [];
    private PersonalDataScanner? _scanner;
    private long _texts;
    private double _seconds;
    private bool _lacksLengths;

    public override string Id => "GOV022";

    public override string Description => "The texts of manifests hold more personal data of a class than the policy allows, altogether or in an hour of speech";

    public override string Remedy => "take it out of text and audio (Protect-PersonalData), or drop the rows";

    public override string Unit => "texts";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.DataMinimisation, Policy.Controls.HipaaIdentifiers, Policy.Controls.PersonalInformation, Policy.Controls.AiDataGovernance];

    internal override bool IsAsked(GovernanceContext context) => context.Policy.PersonalData.Count > 0;

    internal override void See(SpeechUtterance row, GovernanceContext context)
    {
        if (row.Text is not { } text) return;
        Sheet.Count();
        _texts++;
        if (row.DurationSeconds is double seconds) _seconds += seconds;
        else _lacksLengths = true;
        _scanner ??= new(new() { Classes = [.. context.Policy.PersonalData.Select(limit => limit.Class)] });
        foreach (PersonalDataSpan span in _scanner.Scan(text))
        {
            if (!_found.TryGetValue(span.Class, out Occurrences? found)) _found[span.Class] = found = new(row.SourcePath ?? row.AudioPath ?? context.Policy.Folder, row.SourceLine);
            found.Count++;
            if (found.Rows.Count < MostNamed && !found.Rows.Contains(row.Id)) found.Rows.Add(row.Id);
        }
    }

    internal override void Finish(GovernanceContext context)
    {
        if (_texts == 0)
        {
            Sheet.CannotTell(context.Policy.Folder, "no manifest with texts was found, so that what is said is not known", "judge a manifest with the transcripts: give its path");
            return;
        }

        foreach (PersonalDataLimit limit in context.Policy.PersonalData)
        {
            if (_found.TryGetValue(limit.Class, out Occurrences? found)) Judge(limit, found);
        }
    }

    private void Judge(PersonalDataLimit limit, Occurrences found)
    {
        string rows = string.Join(", ", found.Rows.Select(id => $"'{id}'"));
        if (found.Count > limit.Most)
        {
            Break(found, limit.Class, string.Create(CultureInfo.InvariantCulture, $"{found.Count:N0} of class {limit.Class} in the texts, at most {limit.Most:0.##}: {rows}{(found.Count > found.Rows.Count ? " …" : "")}"));
        }
        else if (limit.MostPerHour is double most)
        {
            double hours = _seconds / 3600;
            if (_lacksLengths || hours <= 0)
                Sheet.CannotTell(found.Manifest, $"how much of class {limit.Class} there is in an hour cannot be told: rows have no duration", "fill the durations", about: limit.Class);
            else if (found.Count / hours > most)
                Break(found, limit.Class, string.Create(CultureInfo.InvariantCulture, $"{found.Count / hours:0.##} of class {limit.Class} in an hour of speech ({found.Count:N0} in {hours:0.00} h), at most {most:0.##}: {rows}{(found.Count > found.Rows.Count ? " …" : "")}"));
        }
    }

    private void Break(Occurrences found, string kind, string message) => Sheet.Break(
        found.Manifest,
        message,
        string.Create(CultureInfo.InvariantCulture, $"take {found.Count:N0} {(found.Count == 1 ? "occurrence" : "occurrences")} of class {kind} out of text and audio (Find-PersonalData, Protect-PersonalData)"),
        found.Count,
        kind,
        finding => finding with { Line = found.Line, Id = found.Rows.Count == 1 ? found.Rows[0] : null });

    /// <summary>What was found of a class.</summary>
    private sealed class Occurrences(string manifest, long? line)
    {
        public string Manifest => manifest;

        public long? Line => line;

        public long Count { get; set; }

        public List<string> Rows { get; } = [];
    }
}
