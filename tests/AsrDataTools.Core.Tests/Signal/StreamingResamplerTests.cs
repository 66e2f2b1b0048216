using AsrDataTools.Signal;

namespace AsrDataTools.Core.Tests.Signal;

public class StreamingResamplerTests
{
    [Theory]
    [InlineData(44100, 16000)]
    [InlineData(48000, 16000)]
    [InlineData(11025, 8000)]
    [InlineData(22050, 16000)]
    [InlineData(8000, 16000)]
    public void BlocksOfAnyLengthGiveWhatAllAtOnceGives(int inputRate, int outputRate)
    {
        Resampler filter = new(inputRate, outputRate);
        Random random = new(inputRate);
        foreach (int length in (int[])[1, 100, 30011])
        {
            float[] input = [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
            StreamingResampler stream = new(filter);
            List<float> output = [];
            for (int start = 0; start < length;)
            {
                int count = Math.Min(random.Next(0, 7000), length - start);
                stream.Add(input.AsSpan(start, count), output);
                start += count;
            }

            stream.Finish(output);

            Assert.Equal(filter.Apply(input), output);
        }
    }
}
