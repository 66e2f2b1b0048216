using System.Text.Json;

namespace AsrDataTools.Shell.Tests.Essentials;

/// <summary>
/// Runs each script of <c>pwsh-facts.json</c> with the stand-ins and compares its output, as text and
/// warnings and errors, with what pwsh gave. <c>Record-PwshFacts.ps1</c>, run in pwsh, writes the file.
/// </summary>
public sealed class PwshFactTests
{
    private static readonly Facts Recorded = JsonSerializer.Deserialize<Facts>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Essentials", "pwsh-facts.json")),
        JsonSerializerOptions.Web)!;

    public static TheoryData<string> Names => new(Recorded.Cases.Select(fact => fact.Name));

    [Fact]
    public void FactsNameTheVersionTheyWereRecordedWith()
    {
        Assert.StartsWith("7.6.", Recorded.PwshVersion, StringComparison.Ordinal);
        Assert.Equal(Recorded.Cases.Count, Recorded.Cases.Select(fact => fact.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void BehavesAsPwsh(string name)
    {
        PwshFact fact = Recorded.Cases.Single(item => item.Name == name);
        using var session = new EssentialSession();
        session.Run(Recorded.Prelude);
        string actual = string.Concat(session.Run(Recorded.Harness.Replace("{{script}}", fact.Script, StringComparison.Ordinal)));
        Assert.Equal(Normalize(fact.Output), Normalize(actual));
    }

    /// <summary>Line ends differ by platform, not by meaning.</summary>
    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <param name="PwshVersion">The pwsh that gave the outputs.</param>
    /// <param name="Prelude">Run before each script: makes the files it uses.</param>
    /// <param name="Harness">Wraps each script: its streams as one text.</param>
    /// <param name="Cases">The scripts and what they gave.</param>
    private sealed record Facts(string PwshVersion, string Prelude, string Harness, IReadOnlyList<PwshFact> Cases);

    private sealed record PwshFact(string Name, string Script, string Output);
}
