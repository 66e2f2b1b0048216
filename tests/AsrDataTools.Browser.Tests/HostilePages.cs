using System.Text.Json;

namespace AsrDataTools.Browser.Tests;

/// <summary>The product's pages on corpora whose every name and text wants to be markup, to turn the line round, or to be endless.</summary>
internal sealed class HostilePages(PageFolder folder)
{
    /// <summary>The global that a script would set, were a name taken for one.</summary>
    public const string Mark = "hacked";

    private static readonly string[] Names =
    [
        $"</script><script>window.{Mark}=1</script>",
        $"<img src=x onerror=\"window.{Mark}=1\">",
        $"\"'><svg onload=window.{Mark}=1>",
        $"javascript:window.{Mark}=1",
        "\u202Egnp.exe \u0645\u0631\u062D\u0628\u0627 \u2067\u05E9\u05DC\u05D5\u05DD",
        new('w', 10_000),
        string.Concat(Enumerable.Repeat("a\u0301\u0327", 3000)),
        "{{constructor.constructor('x')()}} ${7*7} <!-- ]]>",
    ];

    public string Write(ProductPage page) => page switch
    {
        ProductPage.Readiness => Readiness(),
        ProductPage.Audit => Audit(),
        ProductPage.Robustness => Robustness(),
        ProductPage.Explorer => Explorer(),
        _ => throw new ArgumentOutOfRangeException(nameof(page)),
    };

    private string Readiness()
    {
        Rows("bad/training.jsonl", i => Utterance(i, $"bad/t{i} <img src=x onerror=window.{Mark}=1>.wav", 16000));
        Rows("bad/production.jsonl", i => Utterance(i / 2, $"bad/p{i} \u202Evaw.wav", 8000));
        Rows("bad/evaluation.jsonl", i => Utterance(i, $"bad/e{i}.wav", 8000));
        const string Script = """
            $findings = foreach ($row in Import-SpeechManifest training.jsonl) {
                [AsrDataTools.Finding]@{ Rule = $row.Accent; Severity = 'Error'; Message = $row.Text; Path = "/x/$($row.Id)"; Id = $row.Id; Remedy = $row.Text }
            }
            $rows = Test-ProductionReadiness training.jsonl production.jsonl -Evaluation evaluation.jsonl
            @($rows) + @($findings) | Export-ReadinessReport hostile.html
            """;
        ProductPages.Run(folder.PathOf("bad"), Script);
        return folder.PathOf("bad/hostile.html");
    }

    private string Audit()
    {
        Rows("badaudit/train.jsonl", i => Utterance(i, $"badaudit/t{i} <b>.wav", 8000));
        ProductPages.Run(folder.PathOf("badaudit"), "Get-AuditSample train.jsonl sheet");
        return Directory.GetFiles(folder.PathOf("badaudit/sheet"), "*.html").Single();
    }

    private string Robustness()
    {
        List<Dictionary<string, object?>> rows = [];
        for (int i = 0; i < 24; i++)
        {
            rows.Add(Scored($"u{i}", i, null, null, "one two three"));
            for (int n = 0; n < Names.Length; n++) rows.Add(Scored($"u{i}-{n}", i, $"u{i}", Names[n], n % 2 == 0 ? "one two four" : "one two three"));
        }

        folder.WriteText("badgap/all.jsonl", Lines(rows));
        ProductPages.Run(folder.PathOf("badgap"), "Measure-RobustnessGap all.jsonl -ReportPath gap.html");
        return folder.PathOf("badgap/gap.html");
    }

    private string Explorer()
    {
        Rows("badcrowd/rows.jsonl", i => Utterance(i, $"badcrowd/t{i} <b>.wav", 8000));
        ProductPages.Run(folder.PathOf("badcrowd"), $"Export-SpeechExplorer explorer -InputObject rows.jsonl -CopyAudio -Title '</title><script>window.{Mark}=1</script>'");
        return folder.PathOf("badcrowd/explorer/index.html");
    }

    private static Dictionary<string, object?> Scored(string id, int number, string? parent, string? condition, string heard) => new()
    {
        ["id"] = id,
        ["text"] = "one two three",
        ["pred_text"] = heard,
        ["speaker"] = $"s{number % 12}",
        ["parent_id"] = parent,
        ["condition"] = condition,
    };

    private Dictionary<string, object?> Utterance(int number, string file, int sampleRate)
    {
        folder.WriteSpeech(file, seconds: 2, sampleRate, seed: number);
        return new()
        {
            ["id"] = $"{number} {Name(number)}",
            ["path"] = Path.GetFileName(file),
            ["text"] = $"{Name(number)} said the speaker {number}",
            ["speaker"] = $"{number} {Name(number + 1)}",
            ["accent"] = Name(number),
        };
    }

    private static string Name(int number) => Names[number % Names.Length];

    private void Rows(string manifest, Func<int, Dictionary<string, object?>> row) => folder.WriteText(manifest, Lines(Enumerable.Range(0, 24).Select(row)));

    private static string Lines(IEnumerable<Dictionary<string, object?>> rows) => string.Concat(rows.Select(row => JsonSerializer.Serialize(row) + "\n"));
}
