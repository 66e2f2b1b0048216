using System.Diagnostics;
using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests.Simulation;

public class G711Tests
{
    private static readonly short[] AllSamples = [.. Enumerable.Range(short.MinValue, 65536).Select(value => (short)value)];
    private static readonly byte[] AllCodes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

    [Fact]
    public void MuLawHasTheValuesOfTheRecommendation()
    {
        Assert.Equal(0, DecodeMuLaw(0xFF));
        Assert.Equal(0, DecodeMuLaw(0x7F));
        Assert.Equal(32124, DecodeMuLaw(0x80));
        Assert.Equal(-32124, DecodeMuLaw(0x00));
        Assert.Equal(0xFF, G711.EncodeMuLaw(0));
    }

    [Fact]
    public void ALawHasTheValuesOfTheRecommendation()
    {
        Assert.Equal(8, DecodeALaw(0xD5));
        Assert.Equal(-8, DecodeALaw(0x55));
        Assert.Equal(32256, DecodeALaw(0xAA));
        Assert.Equal(-32256, DecodeALaw(0x2A));
        Assert.Equal(0xD5, G711.EncodeALaw(0));
    }

    [Fact]
    public void EncodingUndoesDecoding()
    {
        // μ-law has two zeros, one of them negative; the encoder uses the positive one.
        Assert.All(AllCodes, code => Assert.Equal(code == 0x7F ? 0xFF : code, G711.EncodeMuLaw(DecodeMuLaw(code))));
        Assert.All(AllCodes, code => Assert.Equal(code, G711.EncodeALaw(DecodeALaw(code))));
    }

    /// <summary>Tables 1 and 2 of the recommendation, counted out: code n is for magnitudes from its decision value to the next one.</summary>
    [Fact]
    public void CodesChangeAtTheDecisionValues()
    {
        // A-law, of 4096: 32 steps of 2, then 16 of 4, 8 … 128. μ-law, of 8159: one of 1, 15 of 2, then 16 of 4, 8 … 256.
        int[] aLaw = Decisions([2, 2, 4, 8, 16, 32, 64, 128], firstStep: 2), muLaw = Decisions([2, 4, 8, 16, 32, 64, 128, 256], firstStep: 1);
        Assert.Equal((2048, 4096), (aLaw[112], aLaw[^1]));
        Assert.Equal((31, 4063, 8159), (muLaw[16], muLaw[112], muLaw[^1]));

        for (int magnitude = 0; magnitude < 4096; magnitude++)
        {
            int place = Place(aLaw, magnitude);
            Assert.Equal(place, (G711.EncodeALaw((short)(magnitude * 8)) ^ 0xD5) & 0xFF);
            Assert.Equal((aLaw[place] + aLaw[place + 1]) * 4, DecodeALaw(G711.EncodeALaw((short)(magnitude * 8))));
        }

        for (int magnitude = 0; magnitude < 8159; magnitude++)
        {
            int place = Place(muLaw, magnitude);
            Assert.Equal(place, ~G711.EncodeMuLaw((short)(magnitude * 4)) & 0xFF);
            if (place > 0) Assert.Equal((muLaw[place] + muLaw[place + 1]) * 2, DecodeMuLaw(G711.EncodeMuLaw((short)(magnitude * 4))));
        }
    }

    [Fact]
    public void ErrorStaysWithinHalfAStep()
    {
        foreach (short sample in AllSamples)
        {
            // Steps are at most 1/16 of the magnitude, and 8 (μ) or 16 (A) near zero; truncation adds one unit of 14 or 13 bits.
            int magnitude = Math.Abs((int)sample);
            if (magnitude < 32124) Assert.InRange(Math.Abs(sample - DecodeMuLaw(G711.EncodeMuLaw(sample))), 0, (magnitude + 132) / 32.0 + 4);
            if (magnitude < 32256) Assert.InRange(Math.Abs(sample - DecodeALaw(G711.EncodeALaw(sample))), 0, Math.Max(16, magnitude / 32.0 + 16));
        }
    }

    [Theory]
    [InlineData("mulaw", false)]
    [InlineData("alaw", true)]
    public void DecodesEveryCodeLikeFfmpeg(string format, bool aLaw)
    {
        byte[] peer = Convert("ffmpeg", ["-v", "error", "-f", format, "-ar", "8000", "-i", "pipe:0", "-f", "s16le", "pipe:1"], AllCodes);

        short[] ours = [.. AllCodes.Select(code => aLaw ? DecodeALaw(code) : DecodeMuLaw(code))];
        Assert.Equal(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(peer).ToArray(), ours);
    }

    [Theory]
    [InlineData("ul", false)]
    [InlineData("al", true)]
    public void EncodesEverySampleLikeSox(string format, bool aLaw)
    {
        byte[] bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(AllSamples.AsSpan()).ToArray();
        byte[] peer = Convert("sox", ["-D", "-t", "raw", "-r", "8000", "-e", "signed", "-b", "16", "-c", "1", "-", "-t", format, "-"], bytes);

        // The recommendation starts from 14 (13) bits and says nothing of 16: the ITU-T library truncates, sox rounds. So the
        // two may choose different neighbours, but only where the sample lies within that quantum of the decision value.
        int quantum = aLaw ? 16 : 4;
        Assert.Equal(AllSamples.Length, peer.Length);
        Assert.All(AllSamples.Zip(peer), pair =>
        {
            (short sample, byte theirs) = pair;
            byte ours = aLaw ? G711.EncodeALaw(sample) : G711.EncodeMuLaw(sample);
            if (ours == theirs) return;
            Assert.Contains(Enumerable.Range(-quantum, 2 * quantum + 1), shift =>
            {
                short neighbour = (short)Math.Clamp(sample + shift, short.MinValue, short.MaxValue);
                return theirs == (aLaw ? G711.EncodeALaw(neighbour) : G711.EncodeMuLaw(neighbour));
            });
        });
        int different = AllSamples.Zip(peer).Count(pair => pair.Second != (aLaw ? G711.EncodeALaw(pair.First) : G711.EncodeMuLaw(pair.First)));
        Assert.InRange(different, 0, 1024);
    }

    private static int[] Decisions(int[] steps, int firstStep)
    {
        List<int> values = [0, firstStep];
        while (values.Count <= 128) values.Add(values[^1] + steps[(values.Count - 1) / 16]);
        return [.. values];
    }

    private static int Place(int[] decisions, int magnitude) => Array.FindLastIndex(decisions, decision => decision <= magnitude);

    private static short DecodeMuLaw(byte code) => G711.MuLawValues[code];

    private static short DecodeALaw(byte code) => G711.ALawValues[code];

    private static byte[] Convert(string program, string[] arguments, byte[] input)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"needs {program}");
            throw;
        }

        using (process)
        {
            Task writing = Task.Run(() =>
            {
                process.StandardInput.BaseStream.Write(input);
                process.StandardInput.Close();
            });
            using MemoryStream output = new();
            process.StandardOutput.BaseStream.CopyTo(output);
            writing.Wait();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return output.ToArray();
        }
    }
}
