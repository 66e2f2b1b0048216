using System.Text.RegularExpressions;

namespace AsrDataTools.Tests;

/// <summary>Error ids are a contract: the table in the documentation is that of the sources.</summary>
public sealed partial class ErrorTests
{
    private static readonly string Table = Path.Combine(RepositoryRoot.Path, "docs", "errors.md");

    private static IReadOnlyList<ErrorTable.Entry> Entries => ErrorTable.Read(Path.Combine(RepositoryRoot.Path, "src", "AsrDataTools.Core"), Path.Combine(RepositoryRoot.Path, "src", "AsrDataTools"));

    /// <summary>After a change of an error: set ASRDATA_WRITE_ERRORS=1, run this, and commit the file.</summary>
    [Fact]
    public void TheTableIsThatOfTheSources()
    {
        string table = ErrorTable.Write(Entries);
        if (Environment.GetEnvironmentVariable("ASRDATA_WRITE_ERRORS") == "1") File.WriteAllText(Table, table);
        Assert.Equal(table, File.ReadAllText(Table));
    }

    [Fact]
    public void MessagesAreSentences() =>
        Assert.Equal("", string.Join('\n', Entries.Where(entry => entry.Message.Length > 1 && !SentenceStart().IsMatch(entry.Message)).Select(entry => $"{entry.Id}: {entry.Message}")));

    // A word, a name in quotes, a parameter, or what is put in.
    [GeneratedRegex(@"^[A-Z'…\-]|^https?:|^[a-z]+(-\w+)? |^\d")]
    private static partial Regex SentenceStart();
}
