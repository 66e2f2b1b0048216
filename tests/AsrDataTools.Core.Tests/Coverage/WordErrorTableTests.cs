using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Coverage;

namespace AsrDataTools.Core.Tests.Coverage;

public sealed class WordErrorTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SpeechDataException> _reported = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadsEachWayOfCounting()
    {
        WordErrorRow expected = new() { Accent = "en-IN", Words = 40, Errors = 6, Speaker = "s [1]", Environment = "telephony", SnrDb = 12.5, DurationSeconds = 20 };

        Assert.Equal(expected, Assert.Single(Read("a.csv", "accent,words,errors,speaker,environment,snr_db,duration\nen-IN,40,6,s [1],telephony,12.5,20\n")));
        Assert.Equal(expected, Assert.Single(Read("a.tsv", "Accent\tReferenceWords\tSubstitutions\tDeletions\tInsertions\tSpeaker\tEnvironment\tSnrDb\tDurationSeconds\nen-IN\t40\t3\t1\t2\ts [1]\ttelephony\t12.5\t20\n")));
        Assert.Equal(expected, Assert.Single(Read("b.csv", "dialect;hits;subs;dels;ins;spk_id;condition;snr;dur\nen-IN;36;3;1;2;s [1];telephony;12.5;20\n")));
        Assert.Equal(expected, Assert.Single(Read("c.csv", "accent,words,wer,speaker,channel,snr_db,duration\nen-IN,40,15%,s [1],telephony,12.5,20\n")));
        Assert.Equal(expected, Assert.Single(Read("d.jsonl", """{"accent": "en-IN", "Words": 40, "WordErrorRate": 0.15, "speaker": "s [1]", "environment": "telephony", "snrDb": 12.5, "duration_ms": null, "DurationSeconds": 20, "note": [1]}""" + "\n")));
        Assert.Empty(_reported);
    }

    [Fact]
    public void ABadRowIsNamedAndTheOthersAreRead()
    {
        WordErrorRow[] rows = Read("a.csv", "accent,words,errors\nA,10,1\nB,x,1\nC,-3,1\nD,10,1,9\nE,,2\n,20,2\n");

        Assert.Equal([10, 20], rows.Select(row => row.Words));
        Assert.Null(rows[1].Accent);
        Assert.Equal(4, _reported.Count);
        Assert.All(_reported, error => Assert.Equal("WordErrorRowInvalid", error.ErrorId));
        Assert.Contains("line 3: Words is 'x', not a number", _reported[0].Message, StringComparison.Ordinal);
        Assert.Contains("line 4: Words is -3, below 0", _reported[1].Message, StringComparison.Ordinal);
        Assert.Contains("line 5: the row has 4 values for 3 columns", _reported[2].Message, StringComparison.Ordinal);
        Assert.Contains("line 6: there is no number of reference words", _reported[3].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APercentageWithoutItsSignIsNotTakenForARate()
    {
        Assert.Equal([3.0], Read("a.csv", "accent,words,wer\nA,10,0.3\nB,10,12.5\n").Select(row => row.Errors));
        Assert.Contains("12.5 % is 0.125", Assert.Single(_reported).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BadJsonIsNamedByItsLine()
    {
        Assert.Single(Read("a.jsonl", "{\"words\": 3, \"errors\": 1}\n\n[1]\n{\"words\": \n"));
        Assert.Equal(2, _reported.Count);
        Assert.Contains("line 3:", _reported[0].Message, StringComparison.Ordinal);
        Assert.Contains("line 4:", _reported[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accent,words\nA,3\n", "WordErrorColumnsUnknown", "there is no errors")]
    [InlineData("accent,wer\nA,0.3\n", "WordErrorColumnsUnknown", "no number of reference words")]
    [InlineData("a,b\n1,2\n", "WordErrorColumnsUnknown", "'a', 'b'")]
    [InlineData("", "WordErrorColumnsUnknown", "is empty")]
    public void ATableOfSomethingElseIsRefused(string text, string errorId, string part)
    {
        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => Read("a.csv", text));

        Assert.Equal(errorId, exception.ErrorId);
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNotThereIsSaidToBe() =>
        Assert.Equal("PathNotFound", Assert.Throws<SpeechDataException>(() => WordErrorTable.Read(Path.Combine(_folder.Path, "gone.csv"), _reported.Add).ToArray()).ErrorId);

    [Fact]
    public void ALineOfAbsurdLengthIsNamedAndTheOthersAreRead()
    {
        WordErrorRow[] rows = Read("a.jsonl", $"{{\"words\": 10, \"errors\": 1}}\n{{\"note\": \"{new string('x', LineReader.LongestLine)}\"}}\n{{\"words\": 20, \"errors\": 1}}\n");

        Assert.Equal([10, 20], rows.Select(row => row.Words));
        Assert.Contains("line 2: the line is longer than 16 MiB", Assert.Single(_reported).Message, StringComparison.Ordinal);
    }

    private WordErrorRow[] Read(string name, string text) => [.. WordErrorTable.Read(_folder.Write(name, text), _reported.Add)];
}
