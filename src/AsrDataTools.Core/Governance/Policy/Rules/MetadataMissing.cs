using System.Globalization;
using AsrDataTools.Corpus;

namespace AsrDataTools.Governance.Policy;

/// <summary>Manifests whose rows leave out what the policy requires.</summary>
internal sealed class MetadataMissing : ManifestRowRule
{
    private readonly Dictionary<(string Manifest, string Column), (long Rows, long? Line, string Id)> _missing = [];
    private readonly Dictionary<string, long> _rows = [];

    public override string Id => "GOV019";

    public override string Description => "Rows of a manifest leave out a column that the policy requires";

    public override string Remedy => "fill the column";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.AiDataGovernance, Policy.Controls.Records, Policy.Controls.ClassificationOfInformation];

    internal override bool IsAsked(GovernanceContext context) => context.Policy.RequiredColumn.Count > 0;

    protected override void Judge(SpeechUtterance row, GovernanceContext context)
    {
        string manifest = row.SourcePath ?? context.Policy.Folder;
        _rows[manifest] = _rows.GetValueOrDefault(manifest) + 1;
        foreach (string column in context.Policy.RequiredColumn)
        {
            if (!string.IsNullOrWhiteSpace(UtteranceProperty.Text(row, column))) continue;
            (long rows, long? line, string id) = _missing.GetValueOrDefault((manifest, column), (0, row.SourceLine, row.Id));
            _missing[(manifest, column)] = (rows + 1, line, id);
        }
    }

    internal override void Finish(GovernanceContext context)
    {
        base.Finish(context);
        foreach (((string manifest, string column), (long rows, long? line, string id)) in _missing.OrderBy(entry => entry.Key.Manifest, StringComparer.Ordinal).ThenBy(entry => entry.Key.Column, StringComparer.Ordinal))
        {
            Sheet.Break(
                manifest,
                string.Create(CultureInfo.InvariantCulture, $"{rows:N0} of {_rows[manifest]:N0} rows have no {column}, the first is '{id}'"),
                string.Create(CultureInfo.InvariantCulture, $"fill {column} in {rows:N0} rows"),
                rows,
                column,
                finding => finding with { Line = line });
        }
    }
}
