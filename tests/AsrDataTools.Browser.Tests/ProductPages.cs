using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using AsrDataTools.Tests;

[assembly: AssemblyFixture(typeof(AsrDataTools.Browser.Tests.ProductPages))]

namespace AsrDataTools.Browser.Tests;

/// <summary>The pages that the product writes, each made once by its own command, when first asked for.</summary>
public sealed class ProductPages : IDisposable
{
    private readonly PageFolder _folder = new();
    private readonly ConcurrentDictionary<ProductPage, Lazy<string>> _made = [];
    private readonly ConcurrentDictionary<ProductPage, Lazy<string>> _hostile = [];

    /// <summary>The page's path.</summary>
    public string PathOf(ProductPage page) => _made.GetOrAdd(page, page => new(() => page switch
    {
        ProductPage.Readiness => Readiness(),
        ProductPage.ManyFindings => ManyFindings(),
        ProductPage.Audit => Audit(),
        ProductPage.Robustness => Robustness(),
        ProductPage.Explorer => Explorer(),
        ProductPage.ManyUtterances => ManyUtterances(),
        _ => throw new ArgumentOutOfRangeException(nameof(page)),
    })).Value;

    /// <summary>The hostile twin of a page: the same command on names that want to be markup, to turn the line round, or to be endless.</summary>
    public string HostilePathOf(ProductPage page) => _hostile.GetOrAdd(page, page => new(() => new HostilePages(_folder).Write(page))).Value;

    public void Dispose() => _folder.Dispose();

    /// <summary>Runs a script in a folder, which has to go well.</summary>
    internal static ScriptResult Run(string folder, string script)
    {
        using ModuleSession session = new();
        session.SetLocation(folder);
        return session.Run(script).Clean();
    }

    private string Readiness()
    {
        // Bad recordings of the demo corpus are errors that the run survives.
        const string Script = """
            $demo = New-DemoCorpus corpus
            Test-ProductionReadiness $demo.Training $demo.Production -Traffic $demo.Traffic -Annotation "$($demo.Path)/training/annotations" -Evaluation $demo.Evaluation -Policy $demo.Policy -ErrorAction SilentlyContinue |
                Export-ReadinessReport readiness.html
            """;
        Run(_folder.PathOf(""), Script);
        return _folder.PathOf("readiness.html");
    }

    private string ManyFindings()
    {
        for (int i = 0; i < 8; i++)
        {
            _folder.WriteSpeech($"many/training/{i}.wav", seconds: 3, sampleRate: 16000, seed: i);
            _folder.WriteSpeech($"many/production/{i}.wav", seconds: 3, sampleRate: 8000, seed: 100 + i);
        }

        Run(_folder.PathOf("many"), """
            $rows = Test-ProductionReadiness ./training ./production
            $findings = foreach ($i in 1..50000) {
                [AsrDataTools.Finding]@{ Rule = "rule$($i % 40)"; Severity = $i % 3; Message = "finding number $i is about something"; Path = "/corpus/part$($i % 100)/file$i.wav"; Line = $i; Remedy = "do what rule$($i % 40) asks" }
            }
            @($rows) + @($findings) | Export-ReadinessReport many.html
            """);
        return _folder.PathOf("many/many.html");
    }

    private string Audit()
    {
        StringBuilder rows = new("id,path,text,environment,start,duration\n");
        _folder.WriteSpeech("audit/audio.wav", seconds: 4, sampleRate: 8000, seed: 1);
        for (int i = 0; i < 60; i++) rows.Append(CultureInfo.InvariantCulture, $"u{i:000},audio.wav,number {i} of the sentences that were said,{(i % 3 == 0 ? "car" : "studio")},{0.04 * i},0.5\n");
        _folder.WriteText("audit/train.csv", rows.ToString());
        Run(_folder.PathOf("audit"), "Get-AuditSample train.csv sheet -By Environment");
        return Directory.GetFiles(_folder.PathOf("audit/sheet"), "*.html").Single();
    }

    private string Robustness()
    {
        StringBuilder rows = new("id,text,pred_text,speaker,parent_id,condition,snr_db\n");
        for (int i = 0; i < 24; i++)
        {
            const string Said = "one two three four five";
            string heard = i % 4 == 0 ? "one two three four nine" : Said;
            rows.Append(CultureInfo.InvariantCulture, $"u{i},{Said},{heard},s{i % 12},,,\n");
            rows.Append(CultureInfo.InvariantCulture, $"u{i}-5,{Said},one too tree four nine,s{i % 12},u{i},noise,5\n");
            rows.Append(CultureInfo.InvariantCulture, $"u{i}-15,{Said},{(i % 3 == 0 ? "one too three four nine" : heard)},s{i % 12},u{i},hum,15\n");
        }

        _folder.WriteText("gap/all.csv", rows.ToString());
        Run(_folder.PathOf("gap"), "Measure-RobustnessGap all.csv -Production @{ Clean = 3; noise = 1 } -TrainingHours 40 -ReportPath gap.html");
        return _folder.PathOf("gap/gap.html");
    }

    private string Explorer()
    {
        StringBuilder rows = new("id,path,text,pred_text,speaker,accent\n"), turns = new();
        for (int i = 0; i < 40; i++)
        {
            _folder.WriteSpeech($"delivery/u{i:00}.wav", seconds: 3, sampleRate: 16000, seed: i);
            rows.Append(CultureInfo.InvariantCulture, $"u{i:00},u{i:00}.wav,this is number {i} of them,this was number {i} of of,s{i % 5},{(i % 4 == 0 ? "en-IN" : "en-GB")}\n");
            turns.Append(CultureInfo.InvariantCulture, $"SPEAKER u{i:00} 1 0.1 1.4 <NA> <NA> s{i % 5} <NA> <NA>\nSPEAKER u{i:00} 1 1.2 1.5 <NA> <NA> other <NA> <NA>\n");
        }

        _folder.WriteText("delivery/rows.csv", rows.ToString());
        _folder.WriteText("delivery/turns.rttm", turns.ToString());
        Run(_folder.PathOf("delivery"), "Export-SpeechExplorer explorer -InputObject rows.csv -Annotation turns.rttm -CopyAudio -Title 'Forty of them'");
        return _folder.PathOf("delivery/explorer/index.html");
    }

    private string ManyUtterances()
    {
        _folder.WriteSpeech("crowd/all.wav", seconds: 30, sampleRate: 8000, seed: 1);
        StringBuilder rows = new("id,path,text,speaker,accent,start,duration\n");
        for (int i = 0; i < 20_000; i++) rows.Append(CultureInfo.InvariantCulture, $"call-{i:00000},all.wav,utterance number {i} of many,s{i % 700},{(i % 8 == 0 ? "en-IN" : "en-GB")},{0.001 * i:0.000},0.4\n");
        _folder.WriteText("crowd/rows.csv", rows.ToString());
        Run(_folder.PathOf("crowd"), "Export-SpeechExplorer explorer -InputObject rows.csv -NoProfile -NoSpectrogram");
        return _folder.PathOf("crowd/explorer/index.html");
    }
}

/// <summary>A kind of page that the product writes.</summary>
public enum ProductPage
{
    /// <summary><c>Export-ReadinessReport</c> on the demo corpus.</summary>
    Readiness,

    /// <summary>The same with 50,000 findings.</summary>
    ManyFindings,

    /// <summary><c>Get-AuditSample</c>: the page to listen and judge on.</summary>
    Audit,

    /// <summary><c>Measure-RobustnessGap -ReportPath</c>.</summary>
    Robustness,

    /// <summary><c>Export-SpeechExplorer</c>: forty recordings with turns and hypotheses.</summary>
    Explorer,

    /// <summary>The same with 20,000 rows.</summary>
    ManyUtterances,
}
