using System.Globalization;
using System.Text;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting;

/// <summary>Writes a card for people: Markdown under the headings of datasheets for datasets (Gebru et al., 2021).</summary>
public static class DatasheetWriter
{
    private const int MostRows = 30;

    public static void Write(DatasetCard card, TextWriter writer)
    {
        CardFacts facts = card.Facts;
        CardInformation said = card.Information;
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# {Plain(card.Name)}\n\n{Plain(card.Description)}\n");
        Section("Motivation");
        Said("Why it was made", said.Motivation, "Motivation");
        Said("Who made it", said.Creator.Count > 0 ? string.Join(", ", said.Creator) : null, "Creator");
        Said("Who paid for it", said.Funding, "Funding");

        Section("Composition");
        Fact("Audio", string.Create(CultureInfo.InvariantCulture, $"{facts.Hours:N2} h in {facts.Rows:N0} utterances of {facts.Recordings:N0} recordings"));
        Fact("Speech", facts.SpeechHours is double speech ? string.Create(CultureInfo.InvariantCulture, $"{speech:N2} h in {facts.ProfiledHours:N2} h of profiled channels") : null, "hours of speech, channel classes");
        Fact("Transcribed", string.Create(CultureInfo.InvariantCulture, $"{facts.Transcribed:N0} of {facts.Rows:N0} utterances"));
        Fact("Speakers", facts.Speakers > 0 ? facts.Speakers.ToString("N0", CultureInfo.InvariantCulture) : null, "speakers");
        Fact("Annotation", facts.Depth is { } depth ? Depth(depth) : null, "depth of annotation");
        Table("Accent", facts.Accents, "accents");
        Table("Language", facts.Languages);
        Table("Gender", facts.Genders);
        Table("Environment", facts.Environments);
        Table("Channel class", facts.ChannelClasses);
        Table("Format", facts.Formats);
        Table("Split", facts.Splits, "splits");
        Fact("Leakage between splits", Leakage(facts), "leakage between splits");
        foreach (string line in PersonalData(facts)) Fact("Personal data", line);
        if (facts.PersonalData is null) Fact("Personal data in transcripts", null, "personal data in transcripts");
        foreach (string bias in card.Biases) Fact("Balance", bias);

        Section("Collection");
        Said("How it was recorded", said.Collection, "Collection");
        Fact("When", facts is { FirstRecorded: { } first, LastRecorded: { } last } ? $"{first:yyyy-MM-dd} to {last:yyyy-MM-dd}" : null, "when it was recorded");
        Said("What speakers agreed to", said.ConsentProcess, "ConsentProcess");
        Table("Purpose", facts.Purposes, "purposes that speakers agreed to");
        Fact("Consent ledger", facts.LedgerHead is { } head ? $"`{head}`" : null, "consent ledger");
        Said("Ethical review", said.EthicsReview, "EthicsReview");

        Section("Preprocessing, cleaning, labelling");
        Said("What was done", said.Preprocessing, "Preprocessing");
        Said("Rules of annotation", said.AnnotationProtocol, "AnnotationProtocol");
        Said("Platform", said.AnnotationPlatform, "AnnotationPlatform");
        Said("Annotators", said.AnnotatorDemographics, "AnnotatorDemographics");

        Section("Uses");
        Said("Meant for", said.Uses.Count > 0 ? string.Join("; ", said.Uses) : null, "Uses");
        Said("Not meant for", said.UnsuitableUses.Count > 0 ? string.Join("; ", said.UnsuitableUses) : null, "UnsuitableUses");
        Said("Effects on people", said.SocialImpact, "SocialImpact");
        Gates();

        Section("Distribution");
        Fact("License", card.Licenses.Count > 0 ? string.Join(", ", card.Licenses) : null, "License");
        Said("Where", said.Url, "Url");
        Said("How", said.Distribution, "Distribution");
        Said("Published", said.DatePublished, "DatePublished");
        Said("To be cited as", said.CiteAs, "CiteAs");
        foreach (CardManifest manifest in facts.Manifests) Fact("Manifest", string.Create(CultureInfo.InvariantCulture, $"`{Path.GetRelativePath(facts.Root, manifest.Path)}`, {manifest.Length:N0} bytes, sha256 `{manifest.Sha256}`"));

        Section("Maintenance");
        Said("Version", said.Version, "Version");
        Said("Who keeps it, and how", said.Maintenance, "Maintenance");
        writer.Write(text.ToString());

        void Section(string title) => text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");

        void Fact(string title, string? value, string? gap = null) => text.Append(CultureInfo.InvariantCulture, $"- **{title}:** {(value is null ? Gap(gap!) : Plain(value))}\n");

        void Said(string title, string? value, string key) => Fact(title, value, key);

        string Gap(string fact)
        {
            (string _, string remedy) = card.Gaps.FirstOrDefault(gap => gap.Fact == fact);
            return remedy is null ? "—" : remedy.StartsWith("-Information", StringComparison.Ordinal) ? $"*not said: {remedy}*" : $"*not measured: {remedy}*";
        }

        void Table(string title, IReadOnlyList<CardShare> shares, string? gap = null)
        {
            if (shares.Count == 0)
            {
                if (gap is not null) Fact(title, null, gap);
                return;
            }

            if (text[^2] != '\n') text.Append('\n');
            text.Append(CultureInfo.InvariantCulture, $"| {title} | Count | Hours | Share | Speakers |\n|---|---:|---:|---:|---:|\n");
            foreach (CardShare share in shares.Take(MostRows))
                text.Append(CultureInfo.InvariantCulture, $"| {Plain(share.Value ?? "not given").Replace("|", "\\|", StringComparison.Ordinal)} | {share.Rows:N0} | {share.Hours:N2} | {DatasetCard.Percent(share, shares)} | {(share.Speakers > 0 ? share.Speakers.ToString("N0", CultureInfo.InvariantCulture) : "")} |\n");
            if (shares.Count > MostRows) text.Append(CultureInfo.InvariantCulture, $"| {shares.Count - MostRows:N0} more | | | | |\n");
            text.Append('\n');
        }

        void Gates()
        {
            if (facts.Gates.Count == 0)
            {
                Fact("Readiness for production", null, "readiness for production");
                return;
            }

            text.Append("\n| Gate | Verdict | Why |\n|---|---|---|\n");
            foreach (GateResult gate in facts.Gates) text.Append(CultureInfo.InvariantCulture, $"| {gate.Gate} | {gate.Verdict} | {Plain(gate.Reasons.ToString()).Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            text.Append('\n');
        }
    }

    internal static string Depth(AnnotationDepth depth) => string.Create(
        CultureInfo.InvariantCulture,
        $"shares of annotated speech by level, 0 audio to 5 words and events: {string.Join(", ", depth.Shares.Select((share, level) => string.Create(CultureInfo.InvariantCulture, $"{level}: {100 * (share ?? 0):0.0} %")))}");

    internal static IReadOnlyList<string> PersonalData(CardFacts facts)
    {
        List<string> lines = ["Voices are personal data of their speakers."];
        if (facts.Genders.Count > 0) lines.Add("Gender of speakers is labelled.");
        if (facts.Accents.Count > 0) lines.Add("Accent of speakers is labelled.");
        if (facts.PersonalData is { Count: 0 }) lines.Add("A scan of the transcripts found no personal data.");
        if (facts.PersonalData is { Count: > 0 } found) lines.Add($"A scan of the transcripts found {string.Join(", ", found.Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Value} {share.Rows:N0}")))}.");
        return lines;
    }

    private static string? Leakage(CardFacts facts)
    {
        if (facts.Leakage is { Count: 0 }) return "none found";
        if (facts.Leakage is { } found) return string.Join(", ", found.Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Value} {share.Rows:N0}")));
        return facts.Gates.Select(gate => gate.Evaluation?.Independence?.ToString()).FirstOrDefault(said => said is not null);
    }

    // One line, and nothing that Markdown would take for markup of its own.
    private static string Plain(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Replace("<", "&lt;", StringComparison.Ordinal);
}
