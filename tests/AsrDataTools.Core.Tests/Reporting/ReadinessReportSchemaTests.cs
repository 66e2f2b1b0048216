using System.Text.Json;
using System.Text.Json.Nodes;
using AsrDataTools.Reporting;

namespace AsrDataTools.Core.Tests.Reporting;

public sealed class ReadinessReportSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(ReadinessReportSchema.Text)!;

    /// <summary>After a change of the report: set ASRDATA_WRITE_SCHEMA=1, run this, and commit the file.</summary>
    [Fact]
    public void TheCommittedSchemaIsThatOfTheReport()
    {
        string file = Path.Combine(RepositoryRoot(), "docs", "schemas", "readiness-report.schema.json");
        if (Environment.GetEnvironmentVariable("ASRDATA_WRITE_SCHEMA") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, ReadinessReportSchema.Text);
        }

        Assert.Equal(File.ReadAllText(file), ReadinessReportSchema.Text);
    }

    [Fact]
    public void RealReportsFollowIt()
    {
        Assert.Empty(JsonSchemaCheck.Errors(Schema, Json(ReportSamples.Full())));
        Assert.Empty(JsonSchemaCheck.Errors(Schema, Json(ReportSamples.Bare())));
    }

    [Theory]
    [InlineData("\"verdict\": \"Fail\"", "\"verdict\": \"Failed\"")]
    [InlineData("\"version\": 1", "\"version\": 2")]
    [InlineData("\"generatedAt\"", "\"madeAt\"")]
    [InlineData("\"hours\": 0.6", "\"hours\": \"0.6\"")]
    public void WhatIsNotOfItIsTold(string right, string wrong)
    {
        string text = Text(ReportSamples.Full());
        Assert.Contains(right, text, StringComparison.Ordinal);

        using JsonDocument broken = JsonDocument.Parse(text.Replace(right, wrong, StringComparison.Ordinal));

        Assert.NotEmpty(JsonSchemaCheck.Errors(Schema, broken.RootElement));
    }

    private static JsonElement Json(ReadinessReport report) => JsonDocument.Parse(Text(report)).RootElement;

    private static string Text(ReadinessReport report)
    {
        using MemoryStream stream = new();
        ReadinessReportJson.Write(report, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string RepositoryRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AsrDataTools.psd1")) || !Directory.Exists(Path.Combine(folder, "docs"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no repository");
        return folder;
    }
}
