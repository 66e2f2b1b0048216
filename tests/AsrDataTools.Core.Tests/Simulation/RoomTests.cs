using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Simulation;

public class RoomTests
{
    private static readonly RoomPosition Mouth = new(1.5, 1.2, 1.6), Ear = new(4, 2.7, 1.2);

    private static Room Dead => new(6, 4, 3) { WallAbsorption = 1, FloorAbsorption = 1, CeilingAbsorption = 1 };

    private static int Loudest(ReadOnlySpan<float> samples)
    {
        int best = 0;
        for (int n = 1; n < samples.Length; n++)
            best = Math.Abs(samples[n]) > Math.Abs(samples[best]) ? n : best;
        return best;
    }

    [Fact]
    public void WithoutWallsOnlyTheSoundItselfArrives()
    {
        RoomResponse response = Dead.Response(Mouth, Ear, 16000, new SeededRandom(1));
        float[] samples = [.. response.Samples];
        double metres = Mouth.DistanceTo(Ear);

        // The mouth is on the way for metres / 343 m/s; a sinc between two samples peaks a little lower than 1 / metres.
        int loudest = Loudest(samples);
        Assert.InRange(loudest - response.Delay, -0.51, 0.51);
        Assert.InRange(samples[loudest] * metres, 0.6, 1.01);
        // A click passes through the high-pass with a swell of a few thousandths of its height.
        Assert.All(samples.Where((_, n) => Math.Abs(n - loudest) > 30), x => Assert.InRange(Math.Abs(x) * metres, 0, 0.035));

        float[] click = new float[4000];
        click[1000] = 1;
        Assert.Equal(1000, Loudest(response.Apply(click)));
    }

    [Fact]
    public void TheFloorGivesOneEchoWhereItBelongs()
    {
        Room room = Dead with { FloorAbsorption = 0.19 };
        float[] samples = [.. room.Response(Mouth, Ear, 48000, new SeededRandom(3)).Samples];
        double direct = Mouth.DistanceTo(Ear), mirrored = Mouth.DistanceTo(Ear with { Z = -Ear.Z });
        int first = Loudest(samples), second = first + 100 + Loudest(samples.AsSpan(first + 100));

        // Images are scattered by 8 cm, 11 samples; a share of 0.81 of the energy comes back, 0.9 of the pressure.
        Assert.InRange(second - first - ((mirrored - direct) / Room.SpeedOfSound * 48000), -13, 13);
        Assert.InRange(samples[second] / samples[first], 0.6 * 0.9 * direct / mirrored, 1.5 * 0.9 * direct / mirrored);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.7)]
    [InlineData(2)]
    public void DecayTimesOfKnownDecaysAreMeasured(double seconds)
    {
        SeededRandom random = new(7);
        float[] response = [.. Enumerable.Range(0, (int)(1.2 * seconds * 16000)).Select(n => (float)(random.NextNormal() * Math.Pow(10, -3 * n / (seconds * 16000))))];
        Assert.Equal(seconds, RoomDecay.Of(response, 16000)!.Value, 0.04 * seconds);
    }

    [Fact]
    public void WhatDoesNotFallFarHasNoDecayTime()
    {
        Assert.Null(RoomDecay.Of(new float[100], 16000));
        Assert.Null(RoomDecay.Of([1, 0.9f, 0.8f], 16000));
    }

    [Theory]
    [InlineData(4, 3, 2.5, 0.3)]
    [InlineData(7, 5, 3, 0.5)]
    [InlineData(10, 8, 3.5, 0.8)]
    public void ARoomDecaysAboutAsEyringHasIt(double length, double width, double height, double seconds)
    {
        Room room = Room.OfDecayTime(length, width, height, seconds);
        Assert.Equal(seconds, room.EyringDecaySeconds, 1e-9);
        RoomResponse response = room.Response(new RoomPosition(1, 1.1, 1.6), new RoomPosition(length - 1, width - 0.8, 1.2), 8000, new SeededRandom(5));

        // The floor and the ceiling take their share first: the fall is never faster than diffuse, and slower where a room is flat.
        Assert.InRange(response.DecayTimeSeconds!.Value, 0.95 * seconds, 1.8 * seconds);
        Assert.InRange(response.DirectToReverberantDb, -20, 5);

        RoomResponse near = room.Response(new RoomPosition(1, 1.1, 1.6), new RoomPosition(1.2, 1.2, 1.6), 8000, new SeededRandom(5));
        Assert.True(near.DirectToReverberantDb > response.DirectToReverberantDb + 8);
    }

    [Fact]
    public void TheSeedDecides()
    {
        Room room = Room.OfDecayTime(5, 4, 3, 0.3);
        float[] Of(long seed) => [.. room.Response(Mouth, Ear with { X = 3.5 }, 16000, new SeededRandom(seed)).Samples];
        Assert.Equal(Of(1), Of(1));
        Assert.NotEqual(Of(1), Of(2));
    }

    [Fact]
    public void ApplyingIsConvolution()
    {
        SeededRandom random = new(9);
        RoomResponse response = new([.. Enumerable.Range(0, 700).Select(_ => (float)random.NextNormal())], 8000, 37.4);
        float[] speech = [.. Enumerable.Range(0, 5000).Select(_ => (float)random.NextNormal())];
        float[] heard = response.Apply(speech);
        Assert.Equal(speech.Length, heard.Length);
        for (int n = 0; n < heard.Length; n += 61)
        {
            double sum = 0;
            for (int k = 0; k < response.Samples.Count; k++)
            {
                int at = n + 37 - k;
                sum += at >= 0 && at < speech.Length ? (double)response.Samples[k] * speech[at] : 0;
            }

            Assert.Equal(sum, heard[n], 2e-3);
        }

        Assert.Empty(response.Apply([]));
    }

    [Fact]
    public void ImpossibleRoomsAreRefused()
    {
        SeededRandom random = new(1);
        Room room = new(5, 4, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => Room.OfDecayTime(5, 4, 3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => (room with { Width = 0.1 }).Response(new(1, 0.05, 1), new(2, 0.05, 1), 16000, random));
        Assert.Throws<ArgumentOutOfRangeException>(() => room.Response(new RoomPosition(6, 1, 1), new RoomPosition(2, 2, 1), 16000, random));
        Assert.Throws<ArgumentOutOfRangeException>(() => room.Response(new RoomPosition(1, 1, 1), new RoomPosition(2, 2, 3), 16000, random));
        Assert.Throws<ArgumentOutOfRangeException>(() => (room with { WallAbsorption = 0 }).Response(new(1, 1, 1), new(2, 2, 1), 16000, random));
        Assert.Throws<ArgumentOutOfRangeException>(() => (room with { FloorAbsorption = double.NaN }).Response(new(1, 1, 1), new(2, 2, 1), 16000, random));
        Assert.Throws<ArgumentOutOfRangeException>(() => Room.OfDecayTime(1, 1, 1, 5).Response(new(0.3, 0.3, 0.3), new(0.7, 0.7, 0.7), 16000, random));
    }
}
