using System.Text;
using AsrDataTools.Audio;
using AsrDataTools.Scoring.Audit;

namespace AsrDataTools.Core.Tests.Scoring.Audit;

public sealed class AuditSheetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ThePlanReadsBackAsItWas()
    {
        AuditSample written = AuditSamples.Written(_folder);
        AuditSample read = AuditPlanFile.Read(_folder["audit/plan.json"]);

        Assert.Equal(written.Hash, read.Hash);
        Assert.Equal(written.Items, read.Items);
        Assert.Equal(written.Plan.Terms, read.Plan.Terms);
        Assert.Equal(written.Plan.OperatingCharacteristic, read.Plan.OperatingCharacteristic);
    }

    [Fact]
    public void AChangedPlanIsNone()
    {
        AuditSamples.Written(_folder);
        string path = _folder["audit/plan.json"];
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"consumerRisk\": 0.05", "\"consumerRisk\": 0.2", StringComparison.Ordinal));

        Assert.Equal("AuditPlanAltered", Assert.Throws<SpeechDataException>(() => AuditPlanFile.Read(path)).ErrorId);
        Assert.Equal("AuditPlanUnreadable", Assert.Throws<SpeechDataException>(() => AuditPlanFile.Read(_folder.Write("plan.json", "{"))).ErrorId);
        Assert.Equal("AuditPlanUnreadable", Assert.Throws<SpeechDataException>(() => AuditPlanFile.Read(_folder.Write("plan.json", "null"))).ErrorId);
        Assert.Equal("AuditPlanMissing", Assert.Throws<SpeechDataException>(() => AuditPlanFile.Read(_folder["none.json"])).ErrorId);
    }

    [Fact]
    public void AClipIsTheSpanAndItsPadding()
    {
        AuditSample sample = AuditSamples.Written(_folder);
        AuditItem item = sample.Items.Single(item => item.Id == "u0020");
        using AudioReader reader = AudioFile.Open(_folder[$"audit/{item.Clip}"]);
        AudioBlock block = new(1, 10_000);
        reader.Read(block);

        // From 2.0 s to 2.1 s, and 0.05 s before and after: levels 119, 120, 121.
        Assert.Equal((8000, 1600), (reader.Format.SampleRate, block.Frames));
        Assert.Equal([.. Enumerable.Repeat((short)119, 400), .. Enumerable.Repeat((short)120, 800), .. Enumerable.Repeat((short)121, 400)], block.Integers(0).ToArray());
    }

    [Theory]
    [InlineData("=SUM(A1)")]
    [InlineData("+49 30 1")]
    [InlineData("-dash, \"quoted\"")]
    [InlineData("007")]
    [InlineData("'tis")]
    [InlineData("a;b, c\tд")]
    public void WhatASpreadsheetWouldTurnIntoSomethingElseStaysText(string text)
    {
        AuditSample sample = AuditSamples.Written(_folder, text: i => $"{text} {i}");
        string sheet = File.ReadAllText(_folder["audit/sheet.csv"]);
        Assert.StartsWith("\uFEFFItem,Id", Encoding.UTF8.GetString(File.ReadAllBytes(_folder["audit/sheet.csv"])), StringComparison.Ordinal);
        Assert.DoesNotContain(",=", sheet, StringComparison.Ordinal);

        (_, List<string> errors) = AuditSamples.Judge(sample, _folder["audit/sheet.csv"]);

        Assert.Empty(errors);
    }

    [Fact]
    public void EveryFaultOfARowIsNamedAndTheOthersCount()
    {
        AuditSample sample = AuditSamples.Written(_folder);
        string sheet = AuditSamples.Filled(_folder, _ => ("0", "", ""), sample);
        string[] rows = File.ReadAllLines(sheet);
        rows[1] = rows[1].Replace("word1", "other", StringComparison.Ordinal);
        rows[2] = With(rows[2], 1, "somebody");
        rows[3] = With(rows[3], 4, "-1");
        rows[4] = With(rows[4], 4, "2.5");
        rows[5] = With(rows[5], 4, "999");
        rows[6] = With(rows[6], 6, "yes");
        rows[7] = With(rows[7], 0, "4711");
        rows[8] = rows[9];
        File.WriteAllLines(sheet, rows);

        (IReadOnlyList<AuditVerdict> verdicts, List<string> errors) = AuditSamples.Judge(sample, sheet);

        Assert.Equal(
            ["AuditTranscriptAltered", "AuditIdAltered", "AuditCountInvalid", "AuditCountInvalid", "AuditCountInvalid", "AuditAnswerContradicts", "AuditItemUnknown", "AuditItemDuplicate"],
            errors);
        Assert.Equal(sample.Items.Count - 8, verdicts[0].Judged);
        Assert.Equal(AuditDecision.Unknown, verdicts[0].Verdict);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void OtherSeparatorsAndOrdersOfRowsAreRead(char separator)
    {
        AuditSample sample = AuditSamples.Written(_folder);
        string sheet = AuditSamples.Filled(_folder, _ => ("0", "", ""), sample, separator);
        string[] rows = File.ReadAllLines(sheet);
        Array.Reverse(rows, 1, rows.Length - 1);
        File.WriteAllLines(sheet, rows);

        (IReadOnlyList<AuditVerdict> verdicts, List<string> errors) = AuditSamples.Judge(sample, sheet);

        Assert.Empty(errors);
        Assert.Equal(sample.Items.Count, verdicts[0].Judged);
    }

    [Fact]
    public void WhatIsNoSheetOfThisPlanIsRefused()
    {
        AuditSample sample = AuditSamples.Written(_folder);
        string other = AuditSamples.Filled(_folder, _ => ("0", "", ""), sample with { Hash = new string('a', 64) });

        Assert.Equal("AuditSheetOfOtherPlan", Refused(other));
        Assert.Equal("AuditSheetUnreadable", Refused(_folder.Write("a.csv", "id,text\n1,a\n")));
        Assert.Equal("AuditSheetUnreadable", Refused(_folder.Write("a.csv", "PK\u0003\u0004")));

        string Refused(string path) => Assert.Throws<SpeechDataException>(() => AuditSamples.Judge(sample, path)).ErrorId;
    }

    [Fact]
    public void ARowInAnotherEncodingIsNamed()
    {
        AuditSample sample = AuditSamples.Written(_folder);
        string sheet = AuditSamples.Filled(_folder, item => item.Item == 3 ? ("", "caf@", "") : ("0", "", ""), sample);
        byte[] bytes = File.ReadAllBytes(sheet);
        bytes[Array.IndexOf(bytes, (byte)'@')] = 0xE9;
        File.WriteAllBytes(sheet, bytes);

        Assert.Equal(["AuditRowEncoding"], AuditSamples.Judge(sample, sheet).Errors);
    }

    private static string With(string row, int column, string value)
    {
        string[] cells = row.Split(',');
        cells[column] = value;
        return string.Join(',', cells);
    }
}
