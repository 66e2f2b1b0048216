using System.Globalization;
using System.Text.RegularExpressions;
using AsrDataTools.Annotation;
using AsrDataTools.Core.Tests.Audio;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>Praat and NIST's tools read what we write, and we read what they write.</summary>
public sealed partial class AnnotationPeerTests : IDisposable
{
    private const string Tools = "/usr/lib/sctk/bin/";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Praat reads our file and writes it again, long and short, in UTF-8 and UTF-16: we read the same, and write Praat's bytes.</summary>
    [Theory]
    [InlineData("Save as text file", "UTF-8")]
    [InlineData("Save as short text file", "UTF-8")]
    [InlineData("Save as text file", "UTF-16")]
    public void Praat(string command, string encoding)
    {
        AnnotationDocument document = RandomAnnotation.Of(11);
        AnnotationFile.Write(_folder["ours.TextGrid"], "TextGrid", document);
        string script = _folder.Write("s.praat", $"Text writing preferences: \"{encoding}\"\nRead from file: \"{_folder["ours.TextGrid"]}\"\n{command}: \"{_folder["praat.TextGrid"]}\"\n");

        Peer.Run("praat", "--run", script);

        AnnotationDocument ours = AnnotationFile.Read(_folder["ours.TextGrid"])[0];
        AnnotationDocument theirs = AnnotationFile.Read(_folder["praat.TextGrid"])[0];
        Assert.Equal(ours.Segments.Select(segment => (segment.Tier, segment.Text, segment.StartSeconds, segment.EndSeconds)), theirs.Segments.Select(segment => (segment.Tier, segment.Text, segment.StartSeconds, segment.EndSeconds)));
        Assert.Equal(ours.Words.Select(word => (word.Tier, word.Text, word.StartSeconds)), theirs.Words.Select(word => (word.Tier, word.Text, word.StartSeconds)));
        AnnotationFile.Write(_folder["again.TextGrid"], "TextGrid", theirs);
        Assert.Equal(File.ReadAllBytes(_folder["praat.TextGrid"]), File.ReadAllBytes(_folder["again.TextGrid"]));
    }

    /// <summary>Nothing of one recording's annotation is an error against itself, whichever of NIST's formats carries it.</summary>
    [Fact]
    public void ScliteFindsNoErrorBetweenOurFormats()
    {
        AnnotationDocument[] documents = [.. Enumerable.Range(1, 4).Select(Ascii)];
        AnnotationFile.Write(_folder["ref.stm"], "STM", documents);
        AnnotationFile.Write(_folder["hyp.ctm"], "CTM", documents);
        AnnotationFile.Write(_folder["a.trn"], "TRN", documents[0]);

        Assert.Equal((documents.Sum(document => document.WordCount), 0), Errors(Peer.Run(Sclite(), "-r", _folder["ref.stm"], "stm", "-h", _folder["hyp.ctm"], "ctm", "-o", "sum", "stdout", "-f", "0", "-O", _folder.Path)));
        Assert.Equal((documents[0].WordCount, 0), Errors(Peer.Run(Sclite(), "-r", _folder["a.trn"], "trn", "-h", _folder["a.trn"], "trn", "-i", "spu_id", "-o", "sum", "stdout", "-f", "0", "-O", _folder.Path)));
    }

    [Fact]
    public void NistsValidatorsAcceptWhatWeWrite()
    {
        AnnotationDocument document = Ascii(3);
        document = document with
        {
            Segments = document.Segments.Where(segment => segment.Kind != AnnotationKind.Other).ToValueList(),
            Speakers = document.Speakers.Select(speaker => speaker with { Gender = speaker.Gender == "male" ? "adult_male" : "adult_female" }).ToValueList(),
        };
        AnnotationFile.Write(_folder["call-1.rttm"], "RTTM", document);
        AnnotationFile.Write(_folder["call.ctm"], "CTM", document);
        AnnotationFile.Write(_folder["call.stm"], "STM", document);
        Sclite();

        Assert.DoesNotContain("ERROR", Text(Peer.Run(Tools + "ctmValidator.pl", "-l", "other", "-i", _folder["call.ctm"])), StringComparison.Ordinal);
        Assert.Contains("Validated", Text(Peer.Run(Tools + "stmValidator.pl", "-i", _folder["call.stm"])), StringComparison.Ordinal);
        Assert.DoesNotContain("ERROR", Text(Peer.Run(Tools + "rttmValidator.pl", "-u", "-s", "-e", "-p", "-i", _folder["call-1.rttm"])), StringComparison.Ordinal);
    }

    /// <summary>The transcripts of Debian's asterisk-core-sounds-en: a text-only delivery.</summary>
    [Fact]
    public void AsterisksTranscriptsAreTextWithoutTimes()
    {
        string transcripts = "/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz";
        if (!File.Exists(transcripts)) Assert.Skip("needs asterisk-core-sounds-en");
        using (System.IO.Compression.GZipStream packed = new(File.OpenRead(transcripts), System.IO.Compression.CompressionMode.Decompress))
        using (FileStream text = File.Create(_folder["prompts.txt"])) packed.CopyTo(text);

        AnnotationDocument document = Assert.Single(AnnotationFile.Read(_folder["prompts.txt"]));

        Assert.True(document.SegmentCount > 300);
        Assert.All(document.Segments, segment => Assert.Null(segment.StartSeconds));
        AnnotationFile.Write(_folder["again.txt"], "Text", document);
        Assert.Equal(File.ReadAllBytes(_folder["prompts.txt"]), File.ReadAllBytes(_folder["again.txt"]));
    }

    // NIST's tools know letters only.
    private static AnnotationDocument Ascii(int seed)
    {
        AnnotationDocument document = RandomAnnotation.Of(seed, $"call-{seed}");
        string Plain(string text) => text.Replace("汉字", "hanzi", StringComparison.Ordinal).Replace("naïve", "naive", StringComparison.Ordinal);
        return document with
        {
            Segments = document.Segments.Select(segment => segment with
            {
                Text = segment.Text is null ? null : Plain(segment.Text),
                Words = segment.Words.Select(word => word with { Text = Plain(word.Text) }).ToValueList(),
            }).ToValueList(),
        };
    }

    private static string Sclite()
    {
        if (!File.Exists(Tools + "sclite")) Assert.Skip("needs sctk");
        return Tools + "sclite";
    }

    // "| Sum/Avg |  20  65 | 100.0  0.0  0.0  0.0  0.0  0.0 |": sentences, words, correct … errors, sentences in error.
    private static (int Words, double Errors) Errors(byte[] output)
    {
        Match sum = SumPattern().Match(Text(output));
        Assert.True(sum.Success, Text(output));
        return (int.Parse(sum.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(sum.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    private static string Text(byte[] output) => System.Text.Encoding.Latin1.GetString(output);

    [GeneratedRegex(@"Sum/Avg\s*\|\s*\d+\s+(\d+)\s*\|\s*[\d.]+\s+[\d.]+\s+[\d.]+\s+[\d.]+\s+([\d.]+)")]
    private static partial Regex SumPattern();
}
