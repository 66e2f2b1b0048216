using AsrDataTools.Scoring.Audit;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Scoring.Audit;

public sealed class VoiceProfilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SharedAndMixedVoicesAreFound()
    {
        (VoiceVerdict verdict, _, IReadOnlyList<Finding> findings) = Made(30, shared: true, mixed: true);

        Assert.Equal(VoiceVerdict.Warn, verdict);
        Assert.Equal(["VoiceShared:s00:s01", "VoicesMixed:s05"], findings.Select(finding => finding.SuppressionId).Order());
    }

    [Fact]
    public void VoicesOfTheirOwnPass() => Assert.Equal(VoiceVerdict.Pass, Made(30, shared: false, mixed: false).Verdict);

    [Fact]
    public void FewSpeakersOrNumbersWithoutAVoiceAreUnknown()
    {
        Assert.Equal(VoiceVerdict.Unknown, Made(6, false, false).Verdict);
        Assert.Equal(VoiceVerdict.Unknown, Made(30, false, false, voice: 0).Verdict);
    }

    [Fact]
    public void VectorsThatAreNoneAreNamed()
    {
        VoiceProfiles profiles = new(1);
        profiles.Add("a", [1, 2], "here");

        Assert.All([[], [0, 0], [float.NaN, 1], [1f, 2, 3]], (float[] vector) => Assert.Equal("EmbeddingInvalid", Assert.Throws<SpeechDataException>(() => profiles.Add("a", vector, "there")).ErrorId));
    }

    [Theory]
    [InlineData("id,d1,d2\na,1,2\nb,3,x\nc,5,6e-1\n")]
    [InlineData("utt;embedding\na;[1 2]\nb;\nc;5 0.6\n")]
    [InlineData("{\"id\":\"a\",\"embedding\":[1,2]}\n{\"id\":\"b\"}\n{\"utt_id\":\"c\",\"vector\":[5,0.6]}\n")]
    public void EmbeddingsAreReadFromTablesAndJsonLines(string text)
    {
        List<SpeechDataException> errors = [];
        (string Id, float[] Vector, string Place)[] rows = [.. EmbeddingFile.Read(_folder.Write("e", text), errors.Add)];

        Assert.Equal(["a", "c"], rows.Select(row => row.Id));
        Assert.Equal([5f, 0.6f], rows[1].Vector);
        Assert.Equal("EmbeddingInvalid", Assert.Single(errors).ErrorId);
        Assert.NotNull(errors[0].Line);
    }

    private static (VoiceVerdict Verdict, string Reason, IReadOnlyList<Finding> Findings) Made(int speakers, bool shared, bool mixed, double voice = 1)
    {
        SeededRandom random = new(3);
        float[][] voices = [.. Enumerable.Range(0, speakers + 1).Select(_ => Direction(random))];
        if (shared) voices[1] = voices[0];
        VoiceProfiles profiles = new(1);
        for (int speaker = 0; speaker < speakers; speaker++)
        {
            for (int utterance = 0; utterance < 12; utterance++)
            {
                float[] own = mixed && speaker == 5 && utterance % 2 == 0 ? voices[speakers] : voices[speaker], noise = Direction(random);
                profiles.Add($"s{speaker:00}", [.. own.Zip(noise, (a, b) => (float)(voice * a + 0.7 * b))], "here");
            }
        }

        return profiles.Judge();
    }

    private static float[] Direction(SeededRandom random)
    {
        double[] vector = [.. Enumerable.Range(0, 64).Select(_ => random.NextNormal())];
        double norm = Math.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => (float)(value / norm))];
    }
}
